package org.reprise.selu.model;

import java.util.Random;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Scope;

/** Single layers, for activations that pass through many of them. */
public final class LayerGraphs {
    /** Input: activations {@code [samples, width]}. */
    public static final String IN = "x";
    /** Output: activations behind the layer {@code [samples, width]}. */
    public static final String OUT = "y";
    /** Input of a dense layer: {@code [width, width]}. */
    public static final String WEIGHTS = "weights";
    /** Input of a dropout layer: a scalar of type int64 that the draws depend on. */
    public static final String SEED = "seed";

    private LayerGraphs() {}

    /** A dense layer without biases, and its activation. */
    public static Graph dense(Activation activation, int width) {
        Graph graph = new Graph("layer");
        Value x = graph.input(IN, DType.FLOAT, "samples", width);
        return graph.output(OUT, activation.of(x.matMul(graph.input(WEIGHTS, DType.FLOAT, width, width))));
    }

    /**
     * A layer that drops activations as in training.
     *
     * @param alpha whether to the lower limit of Selu with mean and variance kept; otherwise to zero, the rest scaled
     * @param rate share of the activations that is dropped, in [0, 1)
     */
    public static Graph dropout(boolean alpha, double rate, int width) {
        Graph graph = new Graph("dropout");
        Value x = graph.input(IN, DType.FLOAT, "samples", width);
        // Layers without parameters draw nothing from the streams.
        Scope scope = Scope.of(graph, DType.FLOAT, name -> new Random(0)).training(graph.input(SEED, DType.INT64));
        return graph.output(OUT, (alpha ? Layers.alphaDropout(rate) : Layers.dropout(rate)).apply(scope, x));
    }
}
