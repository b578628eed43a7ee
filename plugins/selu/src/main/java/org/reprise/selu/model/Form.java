package org.reprise.selu.model;

import java.util.ArrayList;
import java.util.List;

/** How the widths of the hidden layers run from the inputs to the outputs. */
public enum Form {
    /** All the same. */
    RECTANGULAR,
    /** A geometric progression from the given width towards the number of outputs. */
    CONIC;

    /**
     * Widths of the hidden layers; a conic one of depth L has {@code round(h (o/h)^(l/L))} units in layer l, from 0.
     *
     * @param units width h of the first layer, at least 1
     * @param layers number L of hidden layers, at least 1
     * @param outputs number o of outputs, at least 1
     */
    public List<Integer> widths(int units, int layers, int outputs) {
        List<Integer> widths = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            double share = this == CONIC ? Math.pow((double) outputs / units, (double) l / layers) : 1;
            widths.add(Math.max(1, (int) Math.round(units * share)));
        }
        return widths;
    }
}
