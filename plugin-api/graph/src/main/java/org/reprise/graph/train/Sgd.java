package org.reprise.graph.train;

import java.util.List;
import org.reprise.graph.Value;

/**
 * Stochastic gradient descent, {@code v <- momentum v + g}, {@code p <- p - rate v}; Nesterov's form takes {@code g + momentum v}
 * instead of v (Sutskever et al. 2013, as PyTorch writes it).
 *
 * @param momentum in [0, 1)
 * @param nesterov whether it looks ahead
 * @param weightDecay added to the gradient, times the parameter
 */
public record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimiser {
    /** Without momentum and decay. */
    public static Sgd plain() {
        return new Sgd(0, false, 0);
    }

    @Override
    public List<String> slots() {
        return momentum == 0 ? List.of() : List.of("momentum");
    }

    @Override
    public List<Value> update(Step step, Value parameter, Value gradient, List<Value> kept) {
        Value g = step.decayed() && weightDecay != 0 ? gradient.add(parameter.mul(weightDecay)) : gradient;
        if (momentum == 0) {
            return List.of(parameter.sub(g.mul(step.rate())));
        }
        Value v = kept.get(0).mul(momentum).add(g);
        Value direction = nesterov ? g.add(v.mul(momentum)) : v;
        return List.of(parameter.sub(direction.mul(step.rate())), v);
    }
}
