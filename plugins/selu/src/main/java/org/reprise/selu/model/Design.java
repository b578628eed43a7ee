package org.reprise.selu.model;

import java.util.List;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;

/** A kind of feed-forward network: what stands between the inputs and the linear layer at the end. */
public sealed interface Design permits StackedDesign, HighwayDesign, ResidualDesign {
    /**
     * The hidden layers.
     *
     * @param widths widths of the hidden layers, or of the blocks
     * @param dropout rates of dropout while training: one, or one for each replica
     */
    Layer hidden(List<Integer> widths, double[] dropout);

    /** First values of the weights of the last layer. */
    Initialiser last();

    /**
     * The network: {@code [batch, inputs]} to logits {@code [batch, outputs]}.
     *
     * @param outputs number of classes
     */
    default Layer network(List<Integer> widths, int outputs, double... dropout) {
        return hidden(widths, dropout)
                .then(Layers.dense(outputs, true, last(), Initialiser.zeros()).named("head"));
    }

    /** A dense layer with biases that begin at 0. */
    static Layer dense(int units, Initialiser weights) {
        return Layers.dense(units, true, weights, Initialiser.zeros());
    }
}
