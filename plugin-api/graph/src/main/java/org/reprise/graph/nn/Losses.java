package org.reprise.graph.nn;

import java.util.Arrays;
import org.reprise.graph.DType;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;
import org.reprise.graph.Value;

/** Losses of the field, each the value for each example; take their {@link #mean}. */
public final class Losses {
    /** What 0 log 0 is taken at. */
    private static final double TINY = 1e-30;

    private Losses() {}

    /**
     * The mean over all axes; with replicas the mean of each, {@code [replicas]}.
     *
     * @param each losses of examples
     */
    public static Value mean(Scope scope, Value each) {
        if (!scope.isReplicated()) {
            return each.mean();
        }
        long[] axes = new long[each.rank() - 1];
        Arrays.setAll(axes, i -> i + 1);
        return each.reduceMean(false, axes);
    }

    /** Ones at the labels: {@code [..., classes]}. */
    public static Value oneHot(Value labels, long classes, DType dtype) {
        long[] numbers = new long[(int) classes];
        Arrays.setAll(numbers, i -> i);
        return labels.cast(DType.INT64)
                .unsqueeze(-1)
                .equal(labels.graph().constant(Tensor.vector(numbers)))
                .cast(dtype);
    }

    /**
     * Cross-entropy of logits {@code [..., classes]} and labels: whole numbers {@code [...]}, or distributions of the shape of
     * the logits.
     */
    public static Value softmaxCrossEntropy(Value logits, Value labels) {
        Value target =
                labels.dtype().isInteger() ? oneHot(labels, logits.shape().size(-1), logits.dtype()) : labels;
        same(logits, target);
        return logits.logSoftmax(-1).mul(target).reduceSum(false, -1).neg();
    }

    /** Cross-entropy with labels mixed with the uniform distribution: Szegedy et al. 2016. */
    public static Value smoothedCrossEntropy(Value logits, Value labels, double smoothing) {
        long classes = logits.shape().size(-1);
        Value target =
                oneHot(labels, classes, logits.dtype()).mul(1 - smoothing).add(smoothing / classes);
        return softmaxCrossEntropy(logits, target);
    }

    /** Cross-entropy of logits and probabilities of yes, element by element. */
    public static Value binaryCrossEntropy(Value logits, Value targets) {
        same(logits, targets);
        // max(z, 0) - z y + log(1 + exp(-|z|)), which does not overflow.
        Value rest = logits.abs().neg().exp().add(1).log();
        return logits.relu().sub(logits.mul(targets)).add(rest);
    }

    /** {@code (p - y)^2}. */
    public static Value squaredError(Value predictions, Value targets) {
        same(predictions, targets);
        return predictions.sub(targets).square();
    }

    /** {@code |p - y|}. */
    public static Value absoluteError(Value predictions, Value targets) {
        same(predictions, targets);
        return predictions.sub(targets).abs();
    }

    /** Quadratic up to {@code delta}, linear beyond: Huber 1964. */
    public static Value huber(Value predictions, Value targets, double delta) {
        Value error = absoluteError(predictions, targets);
        Value near = error.min(delta);
        return near.mul(error.sub(near.mul(0.5)));
    }

    /** {@code max(0, 1 - y p)}, y in {-1, +1}. */
    public static Value hinge(Value predictions, Value targets) {
        same(predictions, targets);
        return predictions.mul(targets).neg().add(1).relu();
    }

    /** Divergence of Kullback and Leibler of the softmax of logits from a distribution, on the last axis. */
    public static Value divergence(Value logits, Value distribution) {
        same(logits, distribution);
        Value entropy = distribution.mul(distribution.max(TINY).log());
        return entropy.sub(distribution.mul(logits.logSoftmax(-1))).reduceSum(false, -1);
    }

    /** Ones where the greatest logit is that of the label. */
    public static Value correct(Value logits, Value labels) {
        return logits.argMax(-1, false).equal(labels.cast(DType.INT64)).cast(logits.dtype());
    }

    private static void same(Value a, Value b) {
        if (a.rank() != b.rank() || a.shape().broadcast(b.shape()) == null) {
            throw new GraphException("predictions " + a.type() + " and targets " + b.type() + " do not fit");
        }
    }
}
