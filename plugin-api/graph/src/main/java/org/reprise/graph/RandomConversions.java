package org.reprise.graph;

import java.util.List;
import java.util.function.BiConsumer;

/** Nodes that draw random numbers. Each has a seed, for two of them are not the same draws. */
final class RandomConversions {
    private RandomConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        for (String op : List.of(
                "RandomUniform", "RandomNormal", "RandomUniformLike", "RandomNormalLike", "Bernoulli", "Multinomial")) {
            all.accept(op, s -> {
                Attributes attributes = s.attributes();
                return s.with(
                        attributes.has("seed")
                                ? attributes
                                : attributes.with("seed", (double) s.importer().seed()));
            });
        }
    }
}
