package org.reprise.selu.model;

import java.util.List;

/**
 * A network up to its parameters.
 *
 * @param design what it is made of
 * @param inputs number of features
 * @param outputs number of classes
 * @param widths widths of the hidden layers, or of the residual blocks
 */
public record Architecture(Design design, int inputs, int outputs, List<Integer> widths) {
    public Architecture {
        widths = List.copyOf(widths);
    }
}
