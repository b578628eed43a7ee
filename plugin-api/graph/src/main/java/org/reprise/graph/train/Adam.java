package org.reprise.graph.train;

import java.util.List;
import org.reprise.graph.Value;

/**
 * Adam: Kingma and Ba 2015, Algorithm 1.
 *
 * @param beta1 decay of the mean
 * @param beta2 decay of the square
 * @param epsilon added to the root
 * @param weightDecay decay of weights
 * @param decoupled whether decay acts on the parameter itself (AdamW: Loshchilov and Hutter 2019), not through the gradient
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements Optimiser {
    /** Adam with the paper's constants. */
    public static Adam standard() {
        return new Adam(0.9, 0.999, 1e-8, 0, false);
    }

    /** AdamW. */
    public static Adam decoupled(double weightDecay) {
        return new Adam(0.9, 0.999, 1e-8, weightDecay, true);
    }

    @Override
    public List<String> slots() {
        return List.of("mean", "square");
    }

    @Override
    public List<Value> update(Step step, Value parameter, Value gradient, List<Value> kept) {
        boolean decays = step.decayed() && weightDecay != 0;
        Value g = decays && !decoupled ? gradient.add(parameter.mul(weightDecay)) : gradient;
        Value mean = kept.get(0).mul(beta1).add(g.mul(1 - beta1));
        Value square = kept.get(1).mul(beta2).add(g.square().mul(1 - beta2));
        Value rate = step.rate().div(unbiased(step.count(), beta1));
        Value root = square.div(unbiased(step.count(), beta2)).sqrt().add(epsilon);
        Value from = decays && decoupled
                ? parameter.mul(step.rate().mul(-weightDecay).add(1))
                : parameter;
        return List.of(from.sub(mean.mul(rate).div(root)), mean, square);
    }

    /** {@code 1 - beta^t}. */
    private static Value unbiased(Value count, double beta) {
        return count.mul(Math.log(beta)).exp().neg().add(1);
    }
}
