package org.reprise.graph.nn;

import java.util.List;
import org.reprise.graph.Value;

/** A part of a network: builds its nodes for an input. */
@FunctionalInterface
public interface Layer {
    /**
     * Builds the layer.
     *
     * @param x activations: {@code [batch, ...]}, or {@code [replicas, batch, ...]} where the scope has replicas
     */
    Value apply(Scope scope, Value x);

    /** This layer, its parameters under a name. */
    default Layer named(String name) {
        return (scope, x) -> scope.within(name, () -> apply(scope, x));
    }

    /** This layer, then another. */
    default Layer then(Layer next) {
        return (scope, x) -> next.apply(scope, apply(scope, x));
    }

    /** Layers one after the other, numbered from 0. */
    static Layer sequence(List<Layer> layers) {
        return (scope, x) -> {
            Value value = x;
            for (int i = 0; i < layers.size(); i++) {
                value = layers.get(i).named(Integer.toString(i)).apply(scope, value);
            }
            return value;
        };
    }

    /** Layers one after the other, numbered from 0. */
    static Layer sequence(Layer... layers) {
        return sequence(List.of(layers));
    }

    /** {@code x + layer(x)}: He et al. 2016. */
    static Layer residual(Layer layer) {
        return (scope, x) -> x.add(layer.apply(scope, x));
    }

    /** {@code skip(x) + layer(x)}, where shapes differ. */
    static Layer residual(Layer layer, Layer skip) {
        return (scope, x) -> skip.named("skip").apply(scope, x).add(layer.apply(scope, x));
    }
}
