package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Arithmetic, reductions and softmax, whose forms changed from version to version; newer activations, composed. */
final class LegacyConversions {
    /** Arithmetic broadcasts as NumPy's does since this version. */
    private static final int BROADCASTS = 7;

    private static final Map<String, DType> OLD_TYPES = Map.of(
            "FLOAT",
            DType.FLOAT,
            "DOUBLE",
            DType.DOUBLE,
            "INT32",
            DType.INT32,
            "INT64",
            DType.INT64,
            "BOOL",
            DType.BOOL);

    private LegacyConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        for (String op : List.of("Add", "Sub", "Mul", "Div", "Pow", "And", "Or", "Xor", "Equal", "Greater", "Less")) {
            all.accept(op, LegacyConversions::arithmetic);
        }
        for (String op : List.of("Sum", "Mean", "Max", "Min")) {
            all.accept(op, s -> s.has(1) ? s.plain() : List.of(s.needed(0)));
        }
        for (String op : List.of(
                "ReduceMean",
                "ReduceMax",
                "ReduceMin",
                "ReduceProd",
                "ReduceL1",
                "ReduceL2",
                "ReduceSumSquare",
                "ReduceLogSum",
                "ReduceLogSumExp")) {
            all.accept(op, LegacyConversions::reduction);
        }
        all.accept("ReduceSum", LegacyConversions::sum);
        for (String op : List.of("Softmax", "LogSoftmax", "Hardmax")) {
            all.accept(op, LegacyConversions::softmax);
        }
        all.accept(
                "PRelu",
                s -> s.with(
                        Attributes.NONE,
                        s.needed(0),
                        s.opset() < BROADCASTS ? perChannel(s.needed(1), s.needed(0)) : s.needed(1)));
        all.accept("Gemm", s -> s.with(s.attributes().without("broadcast")));
        all.accept("Cast", s -> List.of(s.needed(0).cast(target(s))));
        all.accept("CastLike", s -> List.of(s.needed(0).cast(s.needed(1).dtype())));
        all.accept("Clip", LegacyConversions::clip);
        all.accept("Constant", LegacyConversions::constant);
        all.accept("Gelu", LegacyConversions::gelu);
        all.accept("Mish", s -> List.of(s.needed(0).mul(s.needed(0).softplus().tanh())));
        all.accept("Scatter", s -> s.graph().apply("ScatterElements", s.attributes(), 1, s.inputs()));
        all.accept("ScatterElements", LegacyConversions::scatter);
        all.accept("ScatterND", LegacyConversions::scatter);
    }

    private static List<Value> arithmetic(Source s) {
        Value a = s.needed(0);
        Value b = s.needed(1);
        if (s.opset() < BROADCASTS && s.attributes().integer("broadcast", 0) == 1 && b.rank() > 0) {
            int axis = s.axis("axis", (long) a.rank() - b.rank(), Math.max(1, a.rank()));
            long behind = (long) a.rank() - axis - b.rank();
            if (behind < 0) {
                throw s.fail("the second input " + b.type() + " does not fit " + a.type() + " at axis " + axis);
            }
            if (behind > 0) {
                b = b.unsqueeze(LongStream.range(b.rank(), b.rank() + behind).toArray());
            }
        }
        return s.with(Attributes.NONE, a, b);
    }

    private static Value perChannel(Value slope, Value x) {
        return slope.rank() == 1 && x.rank() > 2
                ? slope.unsqueeze(LongStream.rangeClosed(1, x.rank() - 2L).toArray())
                : slope;
    }

    /** Axes as an attribute. */
    private static List<Value> reduction(Source s) {
        Attributes attributes = s.attributes().without("noop_with_empty_axes");
        if (s.has(1) && s.needed(1).shape().elements().is(0) || !s.has(1) && s.opset() >= 18) {
            boolean none = s.attributes().integer("noop_with_empty_axes", 0) == 1;
            return none ? List.of(s.needed(0)) : s.with(attributes, s.needed(0));
        }
        if (s.has(1)) {
            attributes = attributes.with("axes", s.required(1, "axes"));
        }
        return s.with(attributes, s.needed(0));
    }

    /** Axes as an input. */
    private static List<Value> sum(Source s) {
        long[] axes = s.attributes().integers("axes", (long[]) null);
        if (axes == null) {
            return s.plain();
        }
        return s.with(s.attributes().without("axes"), s.needed(0), s.graph().vector(axes));
    }

    /** Before version 13, over all axes from one on together. */
    private static List<Value> softmax(Source s) {
        Value x = s.needed(0);
        if (s.opset() >= 13) {
            return s.plain();
        }
        long given = s.attributes().integer("axis", 1);
        int axis = given == x.rank() ? x.rank() : s.axis("axis", 1, x.rank());
        if (axis == x.rank() - 1) {
            return s.with(Attributes.of("axis", axis), x);
        }
        Value flat = s.apply(s.op(), Attributes.of("axis", -1), x.flatten(axis));
        return List.of(s.apply("Reshape", Attributes.NONE, flat, x.shapeOf()));
    }

    private static DType target(Source s) {
        String old = s.attributes().string("to", null);
        if (old == null) {
            return DType.of((int) s.attributes().integer("to", 0));
        }
        DType found = OLD_TYPES.get(old.toUpperCase(Locale.ROOT));
        if (found == null) {
            throw s.fail("the type '" + old + "' is not known");
        }
        return found;
    }

    private static List<Value> clip(Source s) {
        if (s.opset() >= 11) {
            return s.has(1) || s.has(2) ? s.plain() : List.of(s.needed(0));
        }
        Value x = s.needed(0);
        Value low = bound(s, x, "min");
        Value high = bound(s, x, "max");
        return low == null && high == null ? List.of(x) : s.with(Attributes.NONE, x, low, high);
    }

    private static Value bound(Source s, Value x, String name) {
        return s.attributes().has(name)
                ? s.graph().constant(x.dtype(), s.attributes().number(name, 0))
                : null;
    }

    private static List<Value> constant(Source s) {
        Graph graph = s.graph();
        for (Map.Entry<String, Object> entry : s.attributes().asMap().entrySet()) {
            Object value = entry.getValue();
            if (value instanceof Tensor tensor) {
                return List.of(graph.constant(tensor));
            }
            if (value instanceof Float number) {
                return List.of(graph.constant(Tensor.of(new float[] {number})));
            }
            if (value instanceof Long number) {
                return List.of(graph.constant(Tensor.of(new long[] {number})));
            }
            if (value instanceof float[] numbers) {
                return List.of(graph.constant(Tensor.of(numbers, numbers.length)));
            }
            if (value instanceof long[] numbers) {
                return List.of(graph.constant(Tensor.vector(numbers)));
            }
        }
        throw s.fail("a constant of text, or without a value, is not supported");
    }

    private static List<Value> gelu(Source s) {
        Value x = s.needed(0);
        if (s.attributes().string("approximate", "none").equals("none")) {
            return List.of(x.gelu());
        }
        Value cubic = x.add(x.mul(x).mul(x).mul(0.044715));
        Value tanh = cubic.mul(Math.sqrt(2 / Math.PI)).tanh();
        return List.of(x.mul(0.5).mul(tanh.add(1)));
    }

    private static List<Value> scatter(Source s) {
        String reduction = s.attributes().string("reduction", "none");
        if (!List.of("none", "add", "mul").contains(reduction)) {
            throw s.fail("the reduction '" + reduction + "' is not supported: none, add and mul are");
        }
        return s.plain();
    }

    /** Values that may be left out, as a list. */
    static List<Value> list(Value... values) {
        List<Value> all = new ArrayList<>();
        for (Value value : values) {
            all.add(value);
        }
        return all;
    }
}
