package org.reprise.graph;

import java.util.HashMap;
import java.util.Map;

/** All operators whose nodes are not taken as they are. */
final class Conversions {
    private static final Map<String, Conversion> ALL = new HashMap<>();

    static {
        LegacyConversions.register(ALL::put);
        ShapeConversions.register(ALL::put);
        NeuralConversions.register(ALL::put);
        ImageConversions.register(ALL::put);
        ControlConversions.register(ALL::put);
        SequenceConversions.register(ALL::put);
        RandomConversions.register(ALL::put);
    }

    private Conversions() {}

    /** The conversion, or null if there is none. */
    static Conversion of(String op) {
        return ALL.get(op);
    }
}
