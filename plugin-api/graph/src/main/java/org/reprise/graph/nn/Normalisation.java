package org.reprise.graph.nn;

import java.util.Arrays;
import org.reprise.graph.GraphException;
import org.reprise.graph.Shape;
import org.reprise.graph.Value;

/** Layers that normalise activations. */
public final class Normalisation {
    private static final double EPSILON = 1e-5;

    private Normalisation() {}

    /** Over the last axis, then scaled and shifted: Ba, Kiros and Hinton 2016. */
    public static Layer layerNorm() {
        return (scope, x) -> {
            long width = x.shape().size(-1);
            int rank = x.rank() - scope.first();
            Value scale = scope.parameter("weight", Initialiser.constant(1), width, width, width);
            Value shift = scope.parameter("bias", Initialiser.zeros(), width, width, width);
            return x.standardised(EPSILON, -1).mul(scope.aligned(scale, rank)).add(scope.aligned(shift, rank));
        };
    }

    /** By the root of the mean square over the last axis, then scaled: Zhang and Sennrich 2019. */
    public static Layer rmsNorm() {
        return (scope, x) -> {
            long width = x.shape().size(-1);
            Value scale = scope.parameter("weight", Initialiser.constant(1), width, width, width);
            Value root = x.square().reduceMean(true, -1).add(EPSILON).sqrt().reciprocal();
            return x.mul(root).mul(scope.aligned(scale, x.rank() - scope.first()));
        };
    }

    /** Over groups of channels of {@code [N, C, spatial...]}: Wu and He 2018. */
    public static Layer groupNorm(long groups) {
        return (scope, x) -> {
            int first = scope.first();
            Shape shape = x.shape();
            long channels = shape.size(first + 1);
            Object[] grouped = new Object[first + 3];
            for (int i = 0; i <= first; i++) {
                grouped[i] = shape.dim(i);
            }
            grouped[first + 1] = groups;
            grouped[first + 2] = shape.slice(first + 1, shape.rank()).elements().value() / groups;
            Value y = x.reshape(grouped)
                    .standardised(EPSILON, -1)
                    .reshape(shape.dims().toArray());
            return affine(scope, y, channels);
        };
    }

    /** Over the spatial axes of each channel: Ulyanov, Vedaldi and Lempitsky 2016. */
    public static Layer instanceNorm() {
        return (scope, x) -> {
            long[] axes = new long[x.rank() - scope.first() - 2];
            Arrays.setAll(axes, i -> i + scope.first() + 2);
            return affine(scope, x.standardised(EPSILON, axes), x.shape().size(scope.first() + 1));
        };
    }

    /** Scale and shift of each channel of {@code [N, C, spatial...]}. */
    private static Value affine(Scope scope, Value y, long channels) {
        int spatial = y.rank() - scope.first() - 2;
        Value scale = scope.parameter("weight", Initialiser.constant(1), channels, channels, channels);
        Value shift = scope.parameter("bias", Initialiser.zeros(), channels, channels, channels);
        return y.mul(channelwise(scope, scale, spatial)).add(channelwise(scope, shift, spatial));
    }

    private static Value channelwise(Scope scope, Value parameter, int spatial) {
        long[] behind = new long[spatial];
        Arrays.setAll(behind, i -> i + parameter.rank());
        Value spread = spatial == 0 ? parameter : parameter.unsqueeze(behind);
        return scope.isReplicated() ? spread.unsqueeze(1) : spread;
    }

    /**
     * Over the batch and the spatial axes of each channel: Ioffe and Szegedy 2015. Statistics are those of the
     * batch at hand, also in use: there are no running ones.
     */
    public static Layer batchNorm() {
        return (scope, x) -> {
            int first = scope.first();
            long[] axes = new long[x.rank() - first - 1];
            Arrays.setAll(axes, i -> i == 0 ? first : first + 1 + i);
            return affine(scope, x.standardised(EPSILON, axes), x.shape().size(first + 1));
        };
    }

    /**
     * Over the batch and the spatial axes of each channel: Ioffe and Szegedy 2015. In use it takes running averages of the
     * means and variances met in training.
     *
     * @param momentum weight of the newest batch in the running averages, in (0, 1]
     */
    public static Layer batchNorm(double momentum) {
        if (!(momentum > 0 && momentum <= 1)) {
            throw new GraphException("the momentum of batch normalisation is " + momentum + ": it must be in (0, 1]");
        }
        return (scope, x) -> {
            int first = scope.first();
            long channels = x.shape().size(first + 1);
            long[] axes = new long[x.rank() - first - 1];
            Arrays.setAll(axes, i -> i == 0 ? first : first + 1 + i);
            int spatial = axes.length - 1;
            Value mean = scope.parameter("mean", false, Initialiser.zeros(), channels, channels, channels);
            Value variance = scope.parameter("variance", false, Initialiser.constant(1), channels, channels, channels);
            if (!scope.isTraining()) {
                Value centred = x.sub(channelwise(scope, mean, spatial));
                Value factor = variance.add(EPSILON).sqrt().reciprocal();
                return affine(scope, centred.mul(channelwise(scope, factor, spatial)), channels);
            }
            Value centred = x.sub(x.reduceMean(true, axes));
            Value spread = centred.square().reduceMean(true, axes);
            scope.update("mean", moved(mean, x.reduceMean(false, axes), momentum));
            scope.update("variance", moved(variance, centred.square().reduceMean(false, axes), momentum));
            return affine(scope, centred.mul(spread.add(EPSILON).sqrt().reciprocal()), channels);
        };
    }

    private static Value moved(Value running, Value now, double momentum) {
        return running.mul(1 - momentum).add(now.mul(momentum));
    }
}
