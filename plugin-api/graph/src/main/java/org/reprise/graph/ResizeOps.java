package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Interpolation of images, linear in them: by a matrix for each axis. */
final class ResizeOps {
    private ResizeOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Resize", single(ResizeOps::resize).derivative(ResizeOps::gradient));
    }

    /** Repeats elements: whole scales for each axis. */
    static Value nearest(Value x, float[] scales) {
        Attributes attributes = Attributes.of("mode", "nearest")
                .with("coordinate_transformation_mode", "asymmetric")
                .with("nearest_mode", "floor");
        Value factors = x.graph().constant(Tensor.of(scales, scales.length));
        return x.graph().apply("Resize", attributes, x, null, factors);
    }

    private static double[] scales(Call call) {
        Shape shape = call.shape(0);
        double[] scales = new double[shape.rank()];
        boolean sized = call.has(3);
        Value given = call.input(sized ? 3 : 2);
        if (given == null || !given.isConstant()) {
            throw call.fail("its scales or sizes must be constants");
        }
        for (int i = 0; i < scales.length; i++) {
            double value = given.tensor().get(i);
            boolean whole = shape.dim(i).isStatic();
            if (sized && !whole) {
                throw call.fail("sizes need lengths that are numbers; give scales");
            }
            scales[i] = sized ? value / shape.size(i) : value;
        }
        return scales;
    }

    private static TensorType resize(Call call) {
        Shape shape = call.shape(0);
        if (call.has(3)) {
            List<Dim> sizes = call.content(3);
            return call.type(0).with(sizes == null ? Shape.unknown(shape.rank()) : new Shape(sizes));
        }
        if (call.has(2) && !call.input(2).isConstant()) {
            return call.type(0).with(Shape.unknown(shape.rank()));
        }
        double[] scales = scales(call);
        for (int i = 0; i < scales.length; i++) {
            if (scales[i] != 1) {
                boolean whole = scales[i] == Math.rint(scales[i]);
                Dim dim = shape.dim(i);
                shape = shape.with(
                        i,
                        dim.isStatic()
                                ? Dim.of((long) Math.floor(dim.value() * scales[i]))
                                : whole ? dim.times(Dim.of((long) scales[i])) : Dim.unknown());
            }
        }
        return call.type(0).with(shape);
    }

    private static List<Value> gradient(Node node, Value given) {
        Value x = node.input(0);
        Value g = Shapes.like(given, node.output(0));
        Call call = new Call(node.op(), node.attributes(), node.inputs(), 1);
        double[] scales = scales(call);
        Value whole = sums(node, g, scales);
        if (whole != null) {
            return grads(whole);
        }
        for (int axis = 0; axis < scales.length; axis++) {
            if (scales[axis] != 1) {
                long from = x.shape().size(axis);
                long to = node.output(0).shape().size(axis);
                double[] matrix = Interpolation.of(node.attributes(), (int) from, (int) to, scales[axis])
                        .matrix();
                Value weights = x.graph().constant(Tensor.of(x.dtype(), matrix, to, from));
                g = g.swapAxes(axis, -1).matMul(weights).swapAxes(axis, -1);
            }
        }
        return grads(g);
    }

    /** Repeated elements of images: sums over windows. */
    private static Value sums(Node node, Value g, double[] scales) {
        Attributes attributes = node.attributes();
        boolean repeats = attributes.string("mode", "nearest").equals("nearest")
                && attributes
                        .string("coordinate_transformation_mode", "half_pixel")
                        .equals("asymmetric")
                && attributes.string("nearest_mode", "round_prefer_floor").equals("floor")
                && scales.length > 2
                && scales[0] == 1
                && scales[1] == 1;
        List<Long> kernel = new ArrayList<>();
        double positions = 1;
        for (int i = 2; i < scales.length; i++) {
            repeats &= scales[i] == Math.rint(scales[i]) && scales[i] >= 1;
            kernel.add((long) scales[i]);
            positions *= scales[i];
        }
        if (!repeats) {
            return null;
        }
        long[] size = kernel.stream().mapToLong(Long::longValue).toArray();
        Attributes window = Attributes.of("kernel_shape", size).with("strides", size);
        return g.graph().apply("AveragePool", window, g).mul(positions);
    }
}
