package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Normalisation, dropout and convolutions. */
final class NeuralConversions {
    private NeuralConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        all.accept("BatchNormalization", NeuralConversions::batch);
        all.accept("GroupNormalization", NeuralConversions::group);
        all.accept("InstanceNormalization", s -> s.plain());
        all.accept("Dropout", NeuralConversions::dropout);
        all.accept("ConvTranspose", NeuralConversions::transposed);
        for (String op : List.of("RNN", "GRU", "LSTM")) {
            all.accept(op, NeuralConversions::recurrent);
        }
    }

    private static List<Value> batch(Source s) {
        Attributes attributes = s.attributes().without("spatial").without("is_test");
        if (s.attributes().integer("spatial", 1) == 0) {
            throw s.fail("normalisation by element (spatial=0) is not supported");
        }
        boolean trains = s.opset() >= 14
                ? s.attributes().integer("training_mode", 0) == 1
                : s.opset() < 7 && s.attributes().integer("is_test", 0) == 0 && s.outputs() > 1;
        if (trains) {
            return s.with(attributes);
        }
        if (s.outputs() > 1) {
            throw s.fail("its statistics are only asked for in training, but it is not in training mode");
        }
        // Running statistics are not learned by gradients.
        return s.with(attributes, s.needed(0), s.needed(1), s.needed(2), running(s.needed(3)), running(s.needed(4)));
    }

    private static Value running(Value statistic) {
        return statistic.kind() == Value.Kind.PARAMETER ? statistic.stopGradient() : statistic;
    }

    private static List<Value> group(Source s) {
        Value x = s.needed(0);
        long groups = s.attributes().integer("num_groups", 1);
        Graph graph = s.graph();
        Value grouped = s.apply("Reshape", Attributes.NONE, x, graph.vector(0, groups, -1));
        Value y = grouped.standardised(s.attributes().number("epsilon", 1e-5), 2);
        Value shaped = s.apply("Reshape", Attributes.NONE, y, x.shapeOf());
        Value scale = s.needed(1);
        Value bias = s.needed(2);
        if (s.opset() < 21) {
            // One for each group.
            scale = eachChannel(scale, x, groups);
            bias = eachChannel(bias, x, groups);
        }
        return List.of(shaped.mul(NormalizationOps.channels(scale, x)).add(NormalizationOps.channels(bias, x)));
    }

    private static Value eachChannel(Value vector, Value x, long groups) {
        long each = x.shape().size(1) / groups;
        return vector.unsqueeze(1).expand(groups, each).reshape(groups * each);
    }

    /** Without training, nothing happens. */
    private static List<Value> dropout(Source s) {
        Value x = s.needed(0);
        boolean trains = s.has(2) && s.needed(2).scalarOrNaN() != 0;
        if (trains) {
            Attributes attributes = s.attributes();
            return s.with(
                    attributes.has("seed")
                            ? attributes
                            : attributes.with("seed", s.importer().seed()));
        }
        if (s.outputs() < 2) {
            return List.of(x);
        }
        DType type = s.opset() < 10 ? x.dtype() : DType.BOOL;
        Value one = s.graph().constant(type, 1);
        return List.of(x, one.expandLike(x));
    }

    /** With pads that are numbers. */
    private static List<Value> transposed(Source s) {
        Attributes attributes = s.attributes();
        String auto = attributes.string("auto_pad", "NOTSET");
        long[] wanted = attributes.integers("output_shape", (long[]) null);
        if (wanted == null && !auto.startsWith("SAME")) {
            return s.with(attributes.without("auto_pad"));
        }
        Shape x = s.needed(0).shape();
        int n = x.rank() - 2;
        long[] kernel = attributes.integers(
                "kernel_shape", s.needed(1).shape().slice(2, n + 2).toArray());
        long[] ones = new long[n];
        Arrays.fill(ones, 1);
        long[] strides = attributes.integers("strides", ones);
        long[] dilations = attributes.integers("dilations", ones);
        long[] extra = attributes.integers("output_padding", new long[n]);
        long[] pads = new long[2 * n];
        for (int i = 0; i < n; i++) {
            long size = x.size(i + 2);
            long target = wanted == null ? size * strides[i] : wanted[wanted.length - n + i];
            long total = strides[i] * (size - 1) + extra[i] + (kernel[i] - 1) * dilations[i] + 1 - target;
            if (total < 0) {
                extra[i] -= total;
                total = 0;
            }
            long less = total / 2;
            boolean upper = auto.equals("SAME_UPPER");
            pads[i] = upper ? less : total - less;
            pads[i + n] = upper ? total - less : less;
        }
        return s.with(attributes
                .without("auto_pad")
                .without("output_shape")
                .with("pads", pads)
                .with("output_padding", extra));
    }

    /** With the steps first: ONNX Runtime has no kernel for the batch first. */
    private static List<Value> recurrent(Source s) {
        boolean batchFirst = s.attributes().integer("layout", 0) == 1;
        Attributes attributes = s.attributes().without("output_sequence").without("layout");
        List<Value> inputs = new ArrayList<>(s.inputs());
        for (int index : batchFirst ? new int[] {0, 5, 6} : new int[0]) {
            if (index < inputs.size() && inputs.get(index) != null) {
                inputs.set(index, inputs.get(index).transpose(1, 0, 2));
            }
        }
        int all = s.op().equals("LSTM") ? 3 : 2;
        List<Value> found = new ArrayList<>(s.graph().apply(s.op(), attributes, all, inputs));
        if (batchFirst) {
            found.replaceAll(v -> v.rank() == 4 ? v.transpose(2, 0, 1, 3) : v.transpose(1, 0, 2));
        }
        return found.subList(0, Math.max(1, s.outputs()));
    }

    static long[] spatial(Value x) {
        return LongStream.range(2, x.rank()).toArray();
    }
}
