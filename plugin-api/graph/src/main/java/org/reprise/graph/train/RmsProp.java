package org.reprise.graph.train;

import java.util.List;
import org.reprise.graph.Value;

/**
 * RMSProp: Hinton 2012, with the root taken before {@code epsilon} is added.
 *
 * @param decay of the mean square
 * @param epsilon added to the root
 */
public record RmsProp(double decay, double epsilon) implements Optimiser {
    /** With the usual constants. */
    public static RmsProp standard() {
        return new RmsProp(0.99, 1e-8);
    }

    @Override
    public List<String> slots() {
        return List.of("square");
    }

    @Override
    public List<Value> update(Step step, Value parameter, Value gradient, List<Value> kept) {
        Value square = kept.get(0).mul(decay).add(gradient.square().mul(1 - decay));
        return List.of(parameter.sub(gradient.mul(step.rate()).div(square.sqrt().add(epsilon))), square);
    }
}
