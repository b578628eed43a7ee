package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Convolutions and their transposes, over any number of axes, with groups, strides and dilations. */
final class ConvolutionOps {
    /** With fewer channels, one product of all window elements is faster than one for each. */
    private static final long FEW_CHANNELS = 8;

    private ConvolutionOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Conv", single(ConvolutionOps::conv).derivative(ConvolutionOps::convGradient));
        all.accept("ConvTranspose", single(ConvolutionOps::transposed).derivative(ConvolutionOps::transposedGradient));
    }

    private static long[] kernel(Shape weight) {
        return weight.slice(2, weight.rank()).toArray();
    }

    private static Call call(Node node) {
        return new Call(node.op(), node.attributes(), node.inputs(), 1);
    }

    private static TensorType conv(Call call) {
        call.sameType(0);
        Shape x = call.shape(0);
        Shape w = call.shape(1);
        if (w.rank() != x.rank()) {
            throw call.fail("the kernel must have as many axes as the input");
        }
        Window window = Window.of(call, kernel(w));
        long group = call.attributes().integer("group", 1);
        if (!x.dim(1).agrees(Dim.of(w.size(1) * group)) || w.size(0) % group != 0) {
            throw call.fail("the input has " + x.dim(1) + " channels, the kernel " + w.dim(1) + " in each of " + group
                    + " groups, for " + w.dim(0) + " outputs");
        }
        return call.type(0).with(windows(call, window, x, w.dim(0)));
    }

    private static Shape windows(Call call, Window window, Shape x, Dim channels) {
        List<Dim> dims = new ArrayList<>(List.of(x.dim(0), channels));
        for (int i = 0; i < window.rank(); i++) {
            Dim length = x.dim(i + 2);
            long room = length.isStatic() ? length.value() + window.before()[i] + window.after()[i] : Long.MAX_VALUE;
            if (room < window.extent(i)) {
                throw call.fail("a window of " + window.extent(i) + " does not fit the axis of length " + length);
            }
            dims.add(window.count(length, i, false));
        }
        return new Shape(dims);
    }

    private static List<Value> convGradient(Node node, Value given) {
        Value x = node.input(0);
        Value w = node.input(1);
        Value g = Shapes.like(given, node.output(0));
        long group = node.attributes().integer("group", 1);
        Window window = Window.of(call(node), kernel(w.shape()));
        return grads(
                inputGradient(g, w, x, window, group),
                weightGradient(x, g, window, group, w.shape()),
                node.input(2) == null ? null : bias(g));
    }

    private static Value bias(Value g) {
        long[] spatial = LongStream.range(2, g.rank()).toArray();
        return g.reduceSum(false, spatial).reduceSum(false, 0);
    }

    private static Value inputGradient(Value g, Value w, Value x, Window window, long group) {
        boolean flips = group == 1
                && window.plain()
                && window.rank() == 2
                && Arrays.stream(window.kernel()).allMatch(k -> k == 3)
                && w.shape().dim(0).equals(w.shape().dim(1));
        if (flips) {
            return flipped(g, w, window);
        }
        int n = window.rank();
        long[] extra = new long[n];
        for (int i = 0; i < n; i++) {
            long made = (g.shape().size(i + 2) - 1) * window.strides()[i]
                    + window.extent(i)
                    - window.before()[i]
                    - window.after()[i];
            extra[i] = x.shape().size(i + 2) - made;
        }
        Attributes attributes = window.attributes().with("group", group).with("output_padding", extra);
        return g.graph().apply("ConvTranspose", attributes, g, w);
    }

    /** For small square kernels a convolution with the mirrored kernel is faster than a transposed one. */
    private static Value flipped(Value g, Value w, Window window) {
        Value mirrored = w.transpose(1, 0, 2, 3);
        long[] pads = new long[4];
        for (int i = 0; i < 2; i++) {
            mirrored = mirrored.slice(i + 2L, -1, Long.MIN_VALUE + 1, -1);
            pads[i] = window.kernel()[i] - 1 - window.before()[i];
            pads[i + 2] = window.kernel()[i] - 1 - window.after()[i];
        }
        boolean crops = Arrays.stream(pads).anyMatch(p -> p < 0);
        if (crops) {
            long[] full = new long[8];
            System.arraycopy(pads, 0, full, 2, 2);
            System.arraycopy(pads, 2, full, 6, 2);
            g = g.pad(full);
            pads = new long[4];
        }
        return g.graph()
                .apply("Conv", Attributes.of("kernel_shape", window.kernel()).with("pads", pads), g, mirrored);
    }

    /** The derivative by a kernel {@code [K, C/group, kernel...]}: products of what its elements saw with {@code g}. */
    private static Value weightGradient(Value x, Value g, Window window, long group, Shape weight) {
        int n = window.rank();
        long[] counts = new long[n];
        Arrays.setAll(counts, i -> g.shape().size(i + 2));
        Value padded = window.padded(x, counts, 0);
        long channels = weight.size(1);
        return group == 1 && channels >= FEW_CHANNELS
                ? byElement(padded, g, window, counts, weight)
                : byColumns(padded, g, window, counts, weight, group);
    }

    /** Channels last, one product for each element of the window. */
    private static Value byElement(Value padded, Value g, Window window, long[] counts, Shape weight) {
        int n = window.rank();
        long[] last = new long[n + 2];
        Arrays.setAll(last, i -> i == 0 ? 0 : i == n + 1 ? 1 : i + 1);
        long[] first = new long[n + 2];
        Arrays.setAll(first, i -> i == 0 ? 1 : i == 1 ? 0 : i);
        Value moved = padded.transpose(last);
        Value rows = g.transpose(first).reshape(weight.dim(0), -1);
        List<Value> products = new ArrayList<>();
        for (Value slice : window.slices(moved, counts, 1)) {
            products.add(rows.matMul(slice.reshape(-1, weight.dim(1))));
        }
        return fromElements(Vocabulary.concat(1, products), window, weight);
    }

    /** {@code [K, elements * C]} to {@code [K, C, kernel...]}. */
    private static Value fromElements(Value joined, Window window, Shape weight) {
        Value apart =
                joined.reshape(weight.dim(0), window.positions(), weight.dim(1)).transpose(0, 2, 1);
        return apart.reshape(weight.dims().toArray());
    }

    /** All elements of the window side by side, one product for each image and group. */
    private static Value byColumns(Value padded, Value g, Window window, long[] counts, Shape weight, long group) {
        long size = Arrays.stream(counts).reduce(1, (a, b) -> a * b);
        Dim batch = g.shape().dim(0);
        long outputs = weight.size(0) / group;
        List<Value> parts = new ArrayList<>();
        for (Value slice : window.slices(padded, counts, 2)) {
            parts.add(slice.reshape(batch, group, weight.dim(1), size));
        }
        Value columns = Vocabulary.concat(2, parts);
        Value rows = g.reshape(batch, group, outputs, size);
        Value product = rows.matMul(columns.transposeLast()).reduceSum(false, 0);
        return fromElements(product.reshape(weight.dim(0), -1), window, weight);
    }

    private static TensorType transposed(Call call) {
        call.sameType(0);
        Shape x = call.shape(0);
        Shape w = call.shape(1);
        Window window = Window.of(call, kernel(w));
        long group = call.attributes().integer("group", 1);
        if (!x.dim(1).agrees(w.dim(0)) || w.size(0) % group != 0) {
            throw call.fail(
                    "the input has " + x.dim(1) + " channels, the kernel " + w.dim(0) + " in " + group + " groups");
        }
        if (call.attributes().has("output_shape")) {
            throw call.fail("output_shape is not supported: give pads and output_padding");
        }
        long[] extra = call.attributes().integers("output_padding", new long[window.rank()]);
        List<Dim> dims = new ArrayList<>(List.of(x.dim(0), Dim.of(w.size(1) * group)));
        for (int i = 0; i < window.rank(); i++) {
            Dim length = x.dim(i + 2);
            long rest = extra[i] + window.extent(i) - window.before()[i] - window.after()[i] - window.strides()[i];
            Dim stretched = length.times(Dim.of(window.strides()[i]));
            dims.add(stretched.isStatic() ? Dim.of(stretched.value() + rest) : stretched.windows(rest - 1, 1));
        }
        return call.type(0).with(new Shape(dims));
    }

    private static List<Value> transposedGradient(Node node, Value given) {
        Value x = node.input(0);
        Value w = node.input(1);
        Value g = Shapes.like(given, node.output(0));
        long group = node.attributes().integer("group", 1);
        Window window = Window.of(call(node), kernel(w.shape()));
        Value byInput = g.graph().apply("Conv", window.attributes().with("group", group), g, w);
        // The roles of input and output are exchanged.
        Value byWeight = weightGradient(g, x, window, group, w.shape());
        return grads(byInput, byWeight, node.input(2) == null ? null : bias(g));
    }
}
