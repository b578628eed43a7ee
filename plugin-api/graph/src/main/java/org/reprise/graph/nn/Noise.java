package org.reprise.graph.nn;

import org.reprise.graph.Attributes;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Value;

/**
 * Random numbers that are a function of a seed and a place: the same on every device and for any number of threads, unlike
 * ONNX's own random operators, which have a state.
 */
final class Noise {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;
    private static final double TO_UNIT = 0x1p-24;

    private Noise() {}

    /**
     * Uniform numbers in [0, 1) of the shape of {@code like}.
     *
     * @param seed a scalar of type int64
     * @param layer which of a network's layers draws them
     */
    static Value uniform(Value seed, long layer, Value like) {
        Graph graph = like.graph();
        Value size = like.shape().isStatic()
                ? graph.constant(DType.INT64, like.shape().elements().value())
                : graph.apply("Size", Attributes.NONE, like);
        Value places = graph.apply(
                "Range", Attributes.NONE, graph.constant(DType.INT64, 0), size, graph.constant(DType.INT64, 1));
        Value start = mix(seed.mul(graph.constant(DType.INT64, STEP))
                .add(graph.constant(DType.INT64, layer * SECOND))
                .cast(DType.UINT64));
        Value mixed = mix(
                places.mul(graph.constant(DType.INT64, STEP)).cast(DType.UINT64).add(start));
        Value bits = shift(mixed, 40);
        Value unit = bits.cast(like.dtype()).mul(TO_UNIT);
        return graph.apply("Reshape", Attributes.NONE, unit, like.shapeOf());
    }

    /** Two rounds of a multiplicative hash, with sums in the place of exclusive ors, which opset 17 does not have. */
    private static Value mix(Value bits) {
        Graph graph = bits.graph();
        Value once =
                bits.add(shift(bits, 30)).mul(graph.constant(DType.INT64, FIRST).cast(DType.UINT64));
        Value twice = once.add(shift(once, 27))
                .mul(graph.constant(DType.INT64, SECOND).cast(DType.UINT64));
        return twice.add(shift(twice, 31));
    }

    private static Value shift(Value bits, long by) {
        Graph graph = bits.graph();
        Value amount = graph.constant(DType.INT64, by).cast(DType.UINT64);
        return graph.apply("BitShift", Attributes.of("direction", "RIGHT"), bits, amount);
    }
}
