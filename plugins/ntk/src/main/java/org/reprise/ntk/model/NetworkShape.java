package org.reprise.ntk.model;

import org.reprise.graph.DType;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Problems;

/**
 * A fully connected network of finite width.
 *
 * @param architecture depth, bias factor, nonlinearity
 * @param parametrisation how weights are scaled
 * @param inputs n_0
 * @param width of every hidden layer, at least 1
 * @param outputs n_L
 * @param dtype type of parameters and activations: float or double
 */
public record NetworkShape(
        Architecture architecture, Parametrisation parametrisation, int inputs, int width, int outputs, DType dtype) {
    public NetworkShape {
        if (width < 1) {
            throw Problems.value("width = " + width + "; expected at least 1", "Set width to 32 or more.");
        }
        Activation sigma = architecture.activation();
        boolean errorFunction = sigma == Activation.ERF || sigma == Activation.GELU;
        if (dtype == DType.DOUBLE && errorFunction && architecture.depth() > 1) {
            throw Problems.value(
                    "sigma = " + sigma.name().toLowerCase(java.util.Locale.ROOT)
                            + " with precision float64; expected float32: ONNX Runtime has the error function in single"
                            + " precision only",
                    "Set precision=float32.");
        }
    }

    /** Number of layers of weights. */
    public int depth() {
        return architecture.depth();
    }

    /** Number of inputs of a layer, from 0. */
    int fanIn(int layer) {
        return layer == 0 ? inputs : width;
    }

    /** Number of outputs of a layer, from 0. */
    int fanOut(int layer) {
        return layer == depth() - 1 ? outputs : width;
    }

    /** Number of parameters. */
    public long parameters() {
        long sum = 0;
        for (int l = 0; l < depth(); l++) {
            sum += (fanIn(l) + 1L) * fanOut(l);
        }
        return sum;
    }

    /** Total width of the hidden layers. */
    public int hidden() {
        return (depth() - 1) * width;
    }

    /** Whether a layer has biases. */
    boolean hasBias() {
        return parametrisation == Parametrisation.STANDARD || architecture.beta() > 0;
    }
}
