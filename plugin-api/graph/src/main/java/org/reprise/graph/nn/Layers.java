package org.reprise.graph.nn;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.reprise.graph.Attributes;
import org.reprise.graph.DType;
import org.reprise.graph.Value;

/** Layers without memory: dense, convolution, embedding, pooling, activations. */
public final class Layers {
    private Layers() {}

    /** {@code x W + b} on the last axis, weights {@code [in, out]} as PyTorch's layer begins. */
    public static Layer dense(long units) {
        return dense(units, true, Initialiser.fanInUniform(), Initialiser.fanInUniform());
    }

    /** {@code x W + b} on the last axis, weights {@code [in, out]}. */
    public static Layer dense(long units, boolean bias, Initialiser weights, Initialiser biases) {
        return (scope, x) -> {
            long in = x.shape().size(-1);
            int rank = x.rank() - scope.first();
            Value w = scope.parameter("weight", weights, in, units, in, units);
            Value y = x.matMul(scope.aligned(w, rank));
            return bias ? y.add(scope.aligned(scope.parameter("bias", biases, in, units, units), rank)) : y;
        };
    }

    /**
     * The NTK parametrisation: {@code sigma_w/sqrt(in) x W + sigma_b b} with standard normal parameters (Jacot, Gabriel and
     * Hongler 2018).
     */
    public static Layer neuralTangentDense(long units, double sigmaW, double sigmaB) {
        return (scope, x) -> {
            long in = x.shape().size(-1);
            int rank = x.rank() - scope.first();
            Value w = scope.parameter("weight", Initialiser.normal(1), in, units, in, units);
            Value y = x.matMul(scope.aligned(w, rank)).mul(sigmaW / Math.sqrt(in));
            if (sigmaB == 0) {
                return y;
            }
            Value b = scope.parameter("bias", Initialiser.normal(1), in, units, units);
            return y.add(scope.aligned(b, rank).mul(sigmaB));
        };
    }

    /** A function of each element. */
    public static Layer activation(UnaryOperator<Value> function) {
        return (scope, x) -> function.apply(x);
    }

    public static Layer relu() {
        return activation(Value::relu);
    }

    public static Layer selu() {
        return activation(Value::selu);
    }

    public static Layer tanh() {
        return activation(Value::tanh);
    }

    public static Layer gelu() {
        return activation(Value::gelu);
    }

    /** A convolution over images {@code [N, C, H, W]} with a square kernel. */
    public static Layer conv(long channels, long kernel, long stride, long padding) {
        return conv(
                channels,
                new long[] {kernel, kernel},
                new long[] {stride, stride},
                new long[] {padding, padding, padding, padding},
                true,
                Initialiser.fanInUniform());
    }

    /**
     * A convolution over {@code [N, C, spatial...]}, weights {@code [out, in, kernel...]}. Replicas are groups.
     *
     * @param pads before each axis, then behind each
     */
    public static Layer conv(
            long channels, long[] kernel, long[] strides, long[] pads, boolean bias, Initialiser weights) {
        return (scope, x) -> {
            long in = x.shape().size(scope.first() + 1);
            long positions = Arrays.stream(kernel).reduce(1, Math::multiplyExact);
            long[] shape = new long[kernel.length + 2];
            shape[0] = channels;
            shape[1] = in;
            System.arraycopy(kernel, 0, shape, 2, kernel.length);
            Value w = scope.parameter("weight", weights, in * positions, channels * positions, shape);
            Value b = bias
                    ? scope.parameter(
                            "bias", Initialiser.fanInUniform(), in * positions, channels * positions, channels)
                    : null;
            Attributes attributes = Attributes.of("kernel_shape", kernel)
                    .with("strides", strides)
                    .with("pads", pads)
                    .with("dilations", ones(kernel.length));
            return scope.isReplicated()
                    ? Replicas.conv(scope, x, w, b, attributes)
                    : x.graph().apply("Conv", attributes, x, w, b);
        };
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The maximum over square windows side by side. */
    public static Layer maxPool(long size) {
        return pool("MaxPool", size);
    }

    /** The mean over square windows side by side. */
    public static Layer averagePool(long size) {
        return pool("AveragePool", size);
    }

    private static Layer pool(String op, long size) {
        long[] window = {size, size};
        Attributes attributes = Attributes.of("kernel_shape", window).with("strides", window);
        return Replicas.images((scope, x) -> x.graph().apply(op, attributes, x));
    }

    /** The mean over the spatial axes: {@code [N, C, H, W]} to {@code [N, C]}. */
    public static Layer globalAveragePool() {
        return (scope, x) -> {
            long[] axes = new long[x.rank() - scope.first() - 2];
            Arrays.setAll(axes, i -> i + scope.first() + 2);
            return x.reduceMean(false, axes);
        };
    }

    /** All axes behind the batch become one. */
    public static Layer flatten() {
        return (scope, x) -> {
            int from = scope.first() + 1;
            long size = x.shape().slice(from, x.rank()).elements().value();
            Object[] lengths = new Object[from + 1];
            for (int i = 0; i < from; i++) {
                lengths[i] = x.shape().dim(i);
            }
            lengths[from] = size;
            return x.reshape(lengths);
        };
    }

    /** Rows of a table by whole numbers {@code [batch, ...]}: {@code [batch, ..., width]}. */
    public static Layer embedding(long rows, long width, Initialiser weights) {
        return (scope, x) -> {
            Value table = scope.parameter("weight", weights, rows, width, rows, width);
            if (!scope.isReplicated()) {
                return table.gather(x, 0);
            }
            // One table below the other: the indices of a replica begin at its own.
            long[] starts = new long[scope.replicas()];
            Arrays.setAll(starts, r -> r * rows);
            Value own = x.cast(DType.INT64).add(scope.aligned(x.graph().vector(starts), x.rank() - 1));
            return table.reshape(-1, width).gather(own, 0);
        };
    }

    /** Zeros a share of the activations while training and scales the rest: Srivastava et al. 2014. */
    public static Layer dropout(double rate) {
        return Dropout.standard(rate);
    }

    /** The same with a rate for each replica. */
    public static Layer dropout(double[] rates) {
        return Dropout.standard(rates);
    }

    /**
     * Dropout to the lower limit of Selu, scaled to keep mean and variance: Klambauer et al. 2017, Self-Normalizing Neural
     * Networks.
     */
    public static Layer alphaDropout(double rate) {
        return Dropout.alpha(rate);
    }

    /** The same with a rate for each replica. */
    public static Layer alphaDropout(double[] rates) {
        return Dropout.alpha(rates);
    }
}
