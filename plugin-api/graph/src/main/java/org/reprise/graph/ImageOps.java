package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Operators on images, and simple ones beside them, that imported models have. */
final class ImageOps {
    private ImageOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Shrink", single(call -> call.type(0)).composed(ImageOps::shrink));
        all.accept("LRN", single(call -> call.type(0)).composed(ImageOps::localResponse));
        all.accept(
                "LpPool",
                single(call -> call.type(0).with(PoolingOps.pooled(call))).composed(ImageOps::powerPool));
        all.accept("GlobalLpPool", single(PoolingOps::global).composed(node -> {
            Value x = node.input(0);
            double p = node.attributes().integer("p", 2);
            return x.abs().pow(p).reduceSum(true, NeuralConversions.spatial(x)).pow(1 / p);
        }));
        all.accept("MaxUnpool", single(ImageOps::unpool).derivative((node, g) -> {
            if (node.input(2) != null) {
                throw new GraphException("no derivative is known through " + node + " with a shape of its output");
            }
            Value flat = Shapes.like(g, node.output(0)).reshape(-1);
            Value picked = flat.gather(node.input(1).reshape(-1), 0);
            return grads(g.graph()
                    .apply("Reshape", Attributes.NONE, picked, node.input(0).shapeOf()));
        }));
        all.accept("Det", single(call -> call.type(0)
                .with(call.shape(0).slice(0, call.shape(0).rank() - 2))));
        all.accept("GridSample", single(ImageOps::sampled));
        all.accept("RoiAlign", single(ImageOps::regions));
    }

    private static Value shrink(Node node) {
        Value x = node.input(0);
        double lambda = node.attributes().number("lambd", 0.5);
        double bias = node.attributes().number("bias", 0);
        Value zero = x.zeros();
        return x.less(-lambda).where(x.add(bias), x.greater(lambda).where(x.sub(bias), zero));
    }

    /** Krizhevsky, Sutskever and Hinton 2012, section 3.3, in ONNX's form. */
    private static Value localResponse(Node node) {
        Value x = node.input(0);
        long size = node.attributes().integer("size", 1);
        double alpha = node.attributes().number("alpha", 1e-4);
        long before = (size - 1) / 2;
        long[] pads = new long[2 * x.rank()];
        pads[1] = before;
        pads[1 + x.rank()] = size - 1 - before;
        Value squares = x.square().pad(pads);
        long channels = x.shape().size(1);
        List<Value> parts = new ArrayList<>();
        for (long k = 0; k < size; k++) {
            parts.add(squares.slice(1, k, k + channels));
        }
        Value sum = x.graph().apply("Sum", Attributes.NONE, parts.toArray(Value[]::new));
        Value scaled = sum.mul(alpha / size).add(node.attributes().number("bias", 1));
        return x.mul(scaled.pow(-node.attributes().number("beta", 0.75)));
    }

    private static Value powerPool(Node node) {
        Value x = node.input(0);
        double p = node.attributes().integer("p", 2);
        long[] kernel = node.attributes().integers("kernel_shape");
        double positions = LongStream.of(kernel).reduce(1, (a, b) -> a * b);
        Attributes window = node.attributes().without("p").with("count_include_pad", 1);
        Value mean = x.graph().apply("AveragePool", window, x.abs().pow(p));
        return mean.mul(positions).pow(1 / p);
    }

    private static TensorType unpool(Call call) {
        Shape shape = call.shape(0);
        long[] kernel = call.attributes().integers("kernel_shape");
        Window window = Window.of(call, kernel);
        if (call.has(2)) {
            List<Dim> dims = call.content(2);
            for (int i = 0; i < shape.rank(); i++) {
                shape = shape.with(i, dims == null ? Dim.unknown() : dims.get(i));
            }
            return call.type(0).with(shape);
        }
        for (int i = 0; i < window.rank(); i++) {
            Dim dim = shape.dim(i + 2);
            long more = kernel[i] - window.strides()[i] - window.before()[i] - window.after()[i];
            shape = shape.with(
                    i + 2, dim.isStatic() ? Dim.of(dim.value() * window.strides()[i] + more) : Dim.unknown());
        }
        return call.type(0).with(shape);
    }

    private static TensorType sampled(Call call) {
        Shape x = call.shape(0);
        Shape grid = call.shape(1);
        if (x.rank() != 4 || grid.rank() != 4) {
            throw call.fail("only images with two spatial axes are supported");
        }
        return call.type(0).with(new Shape(List.of(x.dim(0), x.dim(1), grid.dim(1), grid.dim(2))));
    }

    private static TensorType regions(Call call) {
        long height = call.attributes().integer("output_height", 1);
        long width = call.attributes().integer("output_width", 1);
        return call.type(0)
                .with(new Shape(List.of(call.shape(1).dim(0), call.shape(0).dim(1), Dim.of(height), Dim.of(width))));
    }
}
