package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Operators of layout whose attributes became inputs in later versions, or whose inputs grew. */
final class ShapeConversions {
    private ShapeConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        all.accept("Squeeze", s -> asInput(s, "axes"));
        all.accept("Unsqueeze", s -> asInput(s, "axes"));
        all.accept("Reshape", s -> asInput(s, "shape"));
        all.accept("Slice", ShapeConversions::slice);
        all.accept("Split", ShapeConversions::split);
        all.accept("Pad", ShapeConversions::pad);
        all.accept("Tile", ShapeConversions::tile);
        all.accept("TopK", s -> {
            long[] k = s.has(1) ? null : new long[] {s.attributes().integer("k", 0)};
            Attributes rest = s.attributes().without("k");
            return k == null
                    ? s.plain()
                    : s.graph()
                            .apply(
                                    "TopK",
                                    rest,
                                    2,
                                    List.of(s.needed(0), s.graph().vector(k)));
        });
        all.accept(
                "Concat",
                s -> s.attributes().has("axis")
                        ? s.plain()
                        : s.with(s.attributes().with("axis", 1)));
        all.accept("Shape", ShapeConversions::shape);
        all.accept("Expand", s -> s.plain());
        all.accept("Flatten", s -> s.plain());
        all.accept("DFT", ShapeConversions::dft);
    }

    /** An attribute of old, an input now. */
    private static List<Value> asInput(Source s, String name) {
        long[] numbers = s.attributes().integers(name, (long[]) null);
        return numbers == null || s.has(1)
                ? s.plain()
                : s.with(s.attributes().without(name), s.needed(0), s.graph().vector(numbers));
    }

    private static List<Value> slice(Source s) {
        if (s.has(1)) {
            return s.plain();
        }
        long[] starts = s.attributes().integers("starts", (long[]) null);
        long[] ends = s.attributes().integers("ends", (long[]) null);
        long[] axes = s.attributes().integers("axes", (long[]) null);
        if (starts == null || ends == null) {
            throw s.fail("it needs starts and ends");
        }
        Graph graph = s.graph();
        return axes == null
                ? s.with(Attributes.NONE, s.needed(0), graph.vector(starts), graph.vector(ends))
                : s.with(Attributes.NONE, s.needed(0), graph.vector(starts), graph.vector(ends), graph.vector(axes));
    }

    private static List<Value> split(Source s) {
        Value x = s.needed(0);
        int axis = s.axis("axis", 0, x.rank());
        Attributes attributes = Attributes.of("axis", axis);
        long[] lengths = s.attributes().integers("split", (long[]) null);
        if (s.has(1)) {
            return s.with(attributes);
        }
        Dim dim = x.shape().dim(axis);
        long parts = s.attributes().integer("num_outputs", s.outputs());
        if (lengths == null && dim.isStatic() && dim.value() % parts != 0) {
            // Of what does not divide, the last is smaller.
            long each = (dim.value() + parts - 1) / parts;
            lengths = new long[(int) parts];
            Arrays.fill(lengths, each);
            lengths[lengths.length - 1] = dim.value() - each * (parts - 1);
        }
        return lengths == null
                ? s.with(attributes, x)
                : s.with(attributes, x, s.graph().vector(lengths));
    }

    private static List<Value> pad(Source s) {
        Value x = s.needed(0);
        Graph graph = s.graph();
        String mode = s.attributes().string("mode", "constant");
        if (!List.of("constant", "reflect", "edge").contains(mode)) {
            throw s.fail("the mode '" + mode + "' is not supported: constant, reflect and edge are");
        }
        Attributes attributes = Attributes.of("mode", mode);
        if (!s.has(1)) {
            long[] pads = s.attributes().integers("pads", s.attributes().integers("paddings", (long[]) null));
            if (pads == null) {
                throw s.fail("it needs pads");
            }
            Value with = graph.constant(x.dtype(), s.attributes().number("value", 0));
            return mode.equals("constant")
                    ? s.with(attributes, x, graph.vector(pads), with)
                    : s.with(attributes, x, graph.vector(pads));
        }
        if (!s.has(3)) {
            return s.with(attributes);
        }
        long[] some = s.required(1, "pads");
        long[] axes = s.required(3, "axes");
        if (some.length != 2 * axes.length) {
            throw s.fail("it needs pads before and after each of " + axes.length + " axes, not " + some.length);
        }
        long[] pads = new long[2 * x.rank()];
        for (int i = 0; i < axes.length; i++) {
            int axis = x.shape().axis((int) axes[i]);
            pads[axis] = some[i];
            pads[axis + x.rank()] = some[i + axes.length];
        }
        return s.with(attributes, x, graph.vector(pads), s.input(2));
    }

    private static List<Value> tile(Source s) {
        if (!s.has(2)) {
            return s.plain();
        }
        // The first version repeated one axis.
        long[] repeats = new long[s.needed(0).rank()];
        Arrays.fill(repeats, 1);
        repeats[(int) s.required(2, "axis")[0]] = s.required(1, "repeats")[0];
        return List.of(s.needed(0).tile(repeats));
    }

    private static List<Value> shape(Source s) {
        Value x = s.needed(0);
        Value whole = x.shapeOf();
        int rank = x.rank();
        long start = within(s.attributes().integer("start", 0), rank);
        long end = within(s.attributes().integer("end", rank), rank);
        return start == 0 && end == rank ? List.of(whole) : List.of(whole.slice(0, start, Math.max(start, end)));
    }

    private static long within(long place, int rank) {
        return Math.max(0, Math.min(rank, place < 0 ? place + rank : place));
    }

    private static List<Value> dft(Source s) {
        int rank = s.needed(0).rank();
        long axis = s.opset() < 20 ? s.attributes().integer("axis", 1) : s.has(2) ? s.required(2, "axis")[0] : -2;
        Attributes attributes = s.attributes().with("axis", axis < 0 ? axis + rank : axis);
        List<Value> inputs = new ArrayList<>(List.of(s.needed(0)));
        if (s.has(1)) {
            inputs.add(s.needed(1));
        }
        return s.with(attributes, inputs);
    }
}
