package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Pooling over windows and over whole images. */
final class PoolingOps {
    private PoolingOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("MaxPool", several(PoolingOps::maxPool).derivatives(PoolingOps::maxPoolGradient));
        all.accept(
                "AveragePool", single(call -> call.type(0).with(pooled(call))).derivative(PoolingOps::averageGradient));
        all.accept("GlobalAveragePool", single(PoolingOps::global).composed(node -> node.input(0)
                .reduceMean(true, spatial(node))));
        all.accept("GlobalMaxPool", single(PoolingOps::global).composed(node -> node.input(0)
                .reduceMax(true, spatial(node))));
    }

    private static long[] spatial(Node node) {
        return LongStream.range(2, node.input(0).rank()).toArray();
    }

    static TensorType global(Call call) {
        Shape shape = call.shape(0);
        for (int i = 2; i < shape.rank(); i++) {
            shape = shape.with(i, Dim.of(1));
        }
        return call.type(0).with(shape);
    }

    private static Window window(Call call) {
        long[] kernel = call.attributes().integers("kernel_shape", (long[]) null);
        if (kernel == null) {
            throw call.fail("it needs a kernel_shape");
        }
        return Window.of(call, kernel);
    }

    private static Window window(Node node) {
        return window(new Call(node.op(), node.attributes(), node.inputs(), 1));
    }

    static Shape pooled(Call call) {
        Window window = window(call);
        boolean ceil = call.attributes().integer("ceil_mode", 0) == 1;
        Shape shape = call.shape(0);
        for (int i = 0; i < window.rank(); i++) {
            shape = shape.with(i + 2, window.count(shape.dim(i + 2), i, ceil));
        }
        return shape;
    }

    private static List<TensorType> maxPool(Call call) {
        TensorType type = call.type(0).with(pooled(call));
        return call.outputs() == 1 ? List.of(type) : List.of(type, type.with(DType.INT64));
    }

    private static List<Value> maxPoolGradient(Node node, List<Value> given) {
        if (given.get(0) == null) {
            return List.of();
        }
        Value x = node.input(0);
        Value y = node.output(0);
        Value g = Shapes.like(given.get(0), y);
        Window window = window(node);
        if (!window.tiles(x.shape())) {
            return Gradients.through(windowMaximum(node, window), g, node.inputs());
        }
        Value mask = x.equal(repeated(y, window)).cast(x.dtype());
        Value equal = average(mask, window).mul(window.positions());
        return grads(mask.mul(repeated(g.div(equal), window)));
    }

    private static Value average(Value x, Window window) {
        return x.graph().apply("AveragePool", window.attributes().without("dilations"), x);
    }

    /** Repeats each element over its window. */
    static Value repeated(Value x, Window window) {
        float[] scales = new float[x.rank()];
        Arrays.fill(scales, 1);
        for (int i = 0; i < window.rank(); i++) {
            scales[i + 2] = window.kernel()[i];
        }
        return ResizeOps.nearest(x, scales);
    }

    private static long[] counts(Node node, Window window) {
        long[] counts = new long[window.rank()];
        Arrays.setAll(counts, i -> node.output(0).shape().size(i + 2));
        return counts;
    }

    private static Value windowMaximum(Node node, Window window) {
        long[] counts = counts(node, window);
        Value padded = window.padded(node.input(0), counts, Double.NEGATIVE_INFINITY);
        List<Value> parts = window.slices(padded, counts, 2);
        return padded.graph().apply("Max", Attributes.NONE, parts.toArray(Value[]::new));
    }

    private static List<Value> averageGradient(Node node, Value given) {
        Value x = node.input(0);
        Value g = Shapes.like(given, node.output(0));
        Window window = window(node);
        if (window.tiles(x.shape())) {
            return grads(repeated(g.mul(1.0 / window.positions()), window));
        }
        long[] counts = counts(node, window);
        Value padded = window.padded(x, counts, 0);
        Value sum = padded.graph()
                .apply("Sum", Attributes.NONE, window.slices(padded, counts, 2).toArray(Value[]::new));
        return Gradients.through(sum.div(seen(node, window, counts)), g, node.inputs());
    }

    /** How many elements each window averages. */
    private static Value seen(Node node, Window window, long[] counts) {
        Value x = node.input(0);
        boolean padding = node.attributes().integer("count_include_pad", 0) == 1;
        double[] product = {1};
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < window.rank(); axis++) {
            long size = x.shape().size(axis + 2);
            double[] seen = new double[(int) counts[axis]];
            for (int i = 0; i < seen.length; i++) {
                for (long k = 0; k < window.kernel()[axis]; k++) {
                    long at = i * window.strides()[axis] + k * window.dilations()[axis] - window.before()[axis];
                    boolean counted = padding ? at < size + window.after()[axis] : at >= 0 && at < size;
                    seen[i] += counted ? 1 : 0;
                }
            }
            double[] outer = new double[product.length * seen.length];
            for (int i = 0; i < outer.length; i++) {
                outer[i] = product[i / seen.length] * seen[i % seen.length];
            }
            product = outer;
            shape.add(counts[axis]);
        }
        return x.graph()
                .constant(Tensor.of(
                        x.dtype(),
                        product,
                        shape.stream().mapToLong(Long::longValue).toArray()));
    }
}
