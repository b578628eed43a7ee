package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** What moves, joins, cuts or repeats elements. */
final class LayoutOps {
    private LayoutOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Transpose", single(LayoutOps::transpose).derivative((node, g) -> {
            long[] order = Simplifier.order(node.attributes(), node.input(0).rank());
            long[] inverse = new long[order.length];
            for (int i = 0; i < order.length; i++) {
                inverse[(int) order[i]] = i;
            }
            return grads(g.transpose(inverse));
        }));
        all.accept("Concat", single(LayoutOps::concat).derivative(LayoutOps::concatGradient));
        all.accept("Split", several(LayoutOps::split).derivatives(LayoutOps::splitGradient));
        all.accept(
                "Expand",
                single(LayoutOps::expand).derivative((node, g) -> grads(Shapes.sumTo(g, node.input(0)), null)));
        all.accept("Tile", single(LayoutOps::tile).derivative(LayoutOps::tileGradient));
        all.accept("Shape", single(LayoutOps::shape).flat());
        all.accept(
                "Size",
                single(call -> new TensorType(DType.INT64, Shape.SCALAR)).flat());
        all.accept("ConstantOfShape", single(LayoutOps::constantOfShape).flat());
        all.accept("Range", single(LayoutOps::range).derivative((node, given) -> {
            Value g = Shapes.like(given, node.output(0));
            Value steps = node.output(0).sub(node.input(0)).div(node.input(2));
            return grads(g.sum(), null, g.mul(steps).sum());
        }));
        all.accept(
                "EyeLike",
                single(call -> call.type(0).with(DType.of((int)
                                call.attributes().integer("dtype", call.dtype(0).code()))))
                        .flat());
        all.accept(
                "Trilu",
                single(call -> call.type(0))
                        .derivative((node, g) ->
                                grads(g.graph().apply("Trilu", node.attributes(), g, node.input(1)), null)));
        all.accept("DepthToSpace", single(call -> blocks(call, false)).composed(LayoutOps::depthToSpace));
        all.accept("SpaceToDepth", single(call -> blocks(call, true)).composed(LayoutOps::spaceToDepth));
    }

    private static TensorType transpose(Call call) {
        Shape shape = call.shape(0);
        long[] order = Simplifier.order(call.attributes(), shape.rank());
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        boolean fits = order.length == shape.rank();
        for (int i = 0; fits && i < sorted.length; i++) {
            fits = sorted[i] == i;
        }
        if (!fits) {
            throw call.fail("perm " + Arrays.toString(order) + " is no permutation of its axes");
        }
        return call.type(0)
                .with(new Shape(Arrays.stream(order)
                        .mapToObj(axis -> shape.dim((int) axis))
                        .toList()));
    }

    private static TensorType concat(Call call) {
        call.sameType(0);
        Shape first = call.shape(0);
        int axis = call.axis("axis", 0, first.rank());
        Dim length = first.dim(axis);
        Shape shape = first;
        for (int i = 1; i < call.inputs().size(); i++) {
            Shape other = call.shape(i);
            if (other.rank() != first.rank() || !other.with(axis, Dim.of(1)).agrees(first.with(axis, Dim.of(1)))) {
                throw call.fail("they must agree but for axis " + axis);
            }
            length = length.plus(other.dim(axis));
            for (int k = 0; k < shape.rank(); k++) {
                shape = shape.dim(k).isUnknown() ? shape.with(k, other.dim(k)) : shape;
            }
        }
        return call.type(0).with(shape.with(axis, length));
    }

    private static List<Value> concatGradient(Node node, Value given) {
        Value g = Shapes.like(given, node.output(0));
        int axis = node.output(0).shape().axis((int) node.attributes().integer("axis", 0));
        List<Value> all = new ArrayList<>();
        boolean known = node.inputs().stream().allMatch(v -> v.shape().dim(axis).isStatic());
        long from = 0;
        Value start = null;
        for (Value input : node.inputs()) {
            if (known) {
                long to = from + input.shape().size(axis);
                all.add(g.slice(axis, from, to));
                from = to;
            } else {
                Value length = input.shapeOf().gather(g.graph().vector(axis), 0);
                Value end = start == null ? length : start.add(length);
                Value begin = start == null ? g.graph().vector(0) : start;
                all.add(g.graph()
                        .apply(
                                "Slice",
                                Attributes.NONE,
                                g,
                                begin,
                                end,
                                g.graph().vector(axis)));
                start = end;
            }
        }
        return all;
    }

    private static List<TensorType> split(Call call) {
        Shape shape = call.shape(0);
        int axis = call.axis("axis", 0, shape.rank());
        long[] lengths = call.has(1) ? call.known(1) : null;
        boolean computed = call.has(1) && lengths == null;
        List<TensorType> types = new ArrayList<>();
        if (computed) {
            if (!call.shape(1).dim(0).agrees(Dim.of(call.outputs()))) {
                throw call.fail("there are " + call.outputs() + " parts, but " + call.shape(1) + " lengths");
            }
        } else if (lengths == null) {
            if (shape.dim(axis).isStatic() && shape.size(axis) % call.outputs() != 0) {
                throw call.fail("axis " + axis + " does not divide into " + call.outputs() + " equal parts");
            }
        } else if (lengths.length != call.outputs()
                || shape.dim(axis).isStatic() && Arrays.stream(lengths).sum() != shape.size(axis)) {
            throw call.fail("the lengths " + Arrays.toString(lengths) + " do not add up to axis " + axis + " in "
                    + call.outputs() + " parts");
        }
        for (int i = 0; i < call.outputs(); i++) {
            Dim length = lengths != null
                    ? Dim.of(lengths[i])
                    : shape.dim(axis).isStatic() && !computed
                            ? Dim.of(shape.size(axis) / call.outputs())
                            : Dim.unknown();
            types.add(call.type(0).with(shape.with(axis, length)));
        }
        return types;
    }

    private static List<Value> splitGradient(Node node, List<Value> g) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < g.size(); i++) {
            Value output = node.output(i);
            parts.add(g.get(i) == null ? output.zeros() : Shapes.like(g.get(i), output));
        }
        return grads(Vocabulary.concat(node.attributes().integer("axis", 0), parts));
    }

    private static TensorType expand(Call call) {
        List<Dim> target = call.content(1);
        if (target == null) {
            List<Dim> dims = new ArrayList<>();
            long rank = Math.max(call.shape(0).rank(), call.shape(1).size(0));
            for (int i = 0; i < rank; i++) {
                dims.add(Dim.unknown());
            }
            return call.type(0).with(new Shape(dims));
        }
        Shape shape = call.shape(0).broadcast(new Shape(target));
        if (shape == null) {
            throw call.fail("it cannot be expanded to " + new Shape(target));
        }
        return call.type(0).with(shape);
    }

    private static TensorType tile(Call call) {
        long[] repeats = call.known(1);
        Shape shape = call.shape(0);
        if (repeats == null) {
            return call.type(0).with(Shape.unknown(shape.rank()));
        }
        if (repeats.length != shape.rank()) {
            throw call.fail("it needs a number of repeats for each axis, not " + Arrays.toString(repeats));
        }
        for (int i = 0; i < repeats.length; i++) {
            shape = shape.with(i, shape.dim(i).times(Dim.of(repeats[i])));
        }
        return call.type(0).with(shape);
    }

    private static List<Value> tileGradient(Node node, Value given) {
        Value x = node.input(0);
        Value g = Shapes.like(given, node.output(0));
        long[] repeats = new Call(node.op(), node.attributes(), node.inputs(), 1).required(1, "repeats");
        List<Object> lengths = new ArrayList<>();
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < repeats.length; i++) {
            sums.add((long) lengths.size());
            lengths.add(repeats[i]);
            lengths.add(x.shape().dim(i));
        }
        Value apart = g.reshape(lengths.toArray());
        return grads(
                apart.reduceSum(false, sums.stream().mapToLong(Long::longValue).toArray()), null);
    }

    private static TensorType shape(Call call) {
        int rank = call.shape(0).rank();
        long start = call.attributes().integer("start", 0);
        long end = call.attributes().integer("end", rank);
        if (start != 0 || end != rank) {
            throw call.fail("parts of a shape are not supported: slice the whole");
        }
        return new TensorType(DType.INT64, Shape.of((long) rank));
    }

    private static TensorType constantOfShape(Call call) {
        List<Dim> dims = call.content(0);
        if (dims == null) {
            dims = new ArrayList<>();
            for (long i = 0; i < call.shape(0).size(0); i++) {
                dims.add(Dim.unknown());
            }
        }
        Tensor value = call.attributes().tensor("value");
        return new TensorType(value == null ? DType.FLOAT : value.dtype(), new Shape(dims));
    }

    private static TensorType range(Call call) {
        call.sameType(0);
        boolean known = call.inputs().stream().allMatch(Value::isConstant);
        Dim length = Dim.unknown();
        if (known) {
            double from = call.input(0).tensor().get(0);
            double to = call.input(1).tensor().get(0);
            double step = call.input(2).tensor().get(0);
            length = Dim.of((long) Math.max(0, Math.ceil((to - from) / step)));
        }
        return new TensorType(call.dtype(0), new Shape(List.of(length)));
    }

    private static TensorType blocks(Call call, boolean toDepth) {
        long b = call.attributes().integer("blocksize", 1);
        Shape s = call.shape(0);
        if (s.rank() != 4) {
            throw call.fail("it must have 4 axes");
        }
        long[] n = {s.size(1), s.size(2), s.size(3)};
        boolean fits = toDepth ? n[1] % b == 0 && n[2] % b == 0 : n[0] % (b * b) == 0;
        if (!fits) {
            throw call.fail("its lengths do not divide by the block size " + b);
        }
        return call.type(0)
                .with(
                        toDepth
                                ? new Shape(List.of(s.dim(0), Dim.of(n[0] * b * b), Dim.of(n[1] / b), Dim.of(n[2] / b)))
                                : new Shape(
                                        List.of(s.dim(0), Dim.of(n[0] / b / b), Dim.of(n[1] * b), Dim.of(n[2] * b))));
    }

    private static Value depthToSpace(Node node) {
        Value x = node.input(0);
        long b = node.attributes().integer("blocksize", 1);
        boolean columnsFirst = node.attributes().string("mode", "DCR").equals("CRD");
        Shape s = x.shape();
        long c = s.size(1) / b / b;
        Value apart = columnsFirst
                ? x.reshape(s.dim(0), c, b, b, s.dim(2), s.dim(3)).transpose(0, 1, 4, 2, 5, 3)
                : x.reshape(s.dim(0), b, b, c, s.dim(2), s.dim(3)).transpose(0, 3, 4, 1, 5, 2);
        return apart.reshape(s.dim(0), c, s.size(2) * b, s.size(3) * b);
    }

    private static Value spaceToDepth(Node node) {
        Value x = node.input(0);
        long b = node.attributes().integer("blocksize", 1);
        Shape s = x.shape();
        return x.reshape(s.dim(0), s.dim(1), s.size(2) / b, b, s.size(3) / b, b)
                .transpose(0, 3, 5, 1, 2, 4)
                .reshape(s.dim(0), s.size(1) * b * b, s.size(2) / b, s.size(3) / b);
    }
}
