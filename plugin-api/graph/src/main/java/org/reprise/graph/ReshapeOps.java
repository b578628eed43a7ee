package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What gives the same elements, in the same order, another shape. */
final class ReshapeOps {
    private ReshapeOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Reshape", single(ReshapeOps::reshape).derivative(ReshapeOps::back));
        all.accept("Flatten", single(ReshapeOps::flatten).derivative(ReshapeOps::back));
        all.accept("Squeeze", single(ReshapeOps::squeeze).derivative(ReshapeOps::back));
        all.accept("Unsqueeze", single(ReshapeOps::unsqueeze).derivative(ReshapeOps::back));
    }

    /** Reshaping back. */
    private static List<Value> back(Node node, Value g) {
        Value x = node.input(0);
        // Else a length of 0 would be taken for one to be copied.
        boolean empty = x.shape().dims().stream().anyMatch(dim -> dim.is(0));
        Attributes attributes = empty ? Attributes.of("allowzero", 1) : Attributes.NONE;
        return grads(g.graph().apply("Reshape", attributes, Shapes.like(g, node.output(0)), x.shapeOf()), null);
    }

    private static TensorType reshape(Call call) {
        Shape from = call.shape(0);
        List<Dim> content = call.content(1);
        long[] numbers = content == null ? call.known(1) : null;
        if (content == null && numbers == null) {
            Value target = call.input(1);
            return partly(call, target);
        }
        List<Dim> dims = new ArrayList<>();
        int open = -1;
        int count = content != null ? content.size() : numbers.length;
        for (int i = 0; i < count; i++) {
            Dim dim = content != null ? content.get(i) : null;
            long number = dim == null ? numbers[i] : dim.isStatic() ? dim.value() : Long.MIN_VALUE;
            if (number == -1) {
                open = i;
                dims.add(Dim.of(1));
            } else if (number == 0 && call.attributes().integer("allowzero", 0) == 0) {
                if (i >= from.rank()) {
                    throw call.fail("the new shape copies axis " + i + ", which does not exist");
                }
                dims.add(from.dim(i));
            } else {
                dims.add(dim != null ? dim : Dim.of(number));
            }
        }
        return call.type(0).with(filled(call, from, dims, open));
    }

    /** A target put together from known numbers, -1 among them, and lengths. */
    private static TensorType partly(Call call, Value target) {
        if (!target.producedBy("Concat") || target.rank() != 1) {
            long rank = target.shape().dim(0).isStatic() ? target.shape().size(0) : -1;
            if (rank < 0) {
                throw call.fail("the number of axes of the new shape is not known when the graph is built");
            }
            List<Dim> dims = new ArrayList<>();
            for (int i = 0; i < rank; i++) {
                dims.add(Dim.unknown());
            }
            return call.type(0).with(new Shape(dims));
        }
        List<Dim> dims = new ArrayList<>();
        int open = -1;
        for (Value part : target.node().inputs()) {
            List<Dim> content = Lengths.of(part);
            if (content != null) {
                dims.addAll(content);
            } else if (part.isConstant()) {
                for (long number : part.tensor().toLongs()) {
                    if (number == -1) {
                        open = dims.size();
                        dims.add(Dim.of(1));
                    } else {
                        dims.add(number == 0 ? call.shape(0).dim(dims.size()) : Dim.of(number));
                    }
                }
            } else {
                for (long i = 0; i < part.shape().size(0); i++) {
                    dims.add(Dim.unknown());
                }
            }
        }
        return call.type(0).with(filled(call, call.shape(0), dims, open));
    }

    private static Shape filled(Call call, Shape from, List<Dim> dims, int open) {
        Dim given = from.elements();
        if (open >= 0) {
            dims.set(open, rest(call, from, dims, open));
        } else {
            Dim asked = new Shape(dims).elements();
            if (given.isStatic() && asked.isStatic() && given.value() != asked.value()) {
                throw call.fail("the new shape " + new Shape(dims) + " has " + asked + " elements, not " + given);
            }
        }
        return new Shape(dims);
    }

    /** The length that -1 stands for: what is left when equal lengths on both sides are left out. */
    private static Dim rest(Call call, Shape from, List<Dim> dims, int open) {
        List<Dim> left = new ArrayList<>(from.dims());
        long divisor = 1;
        boolean known = true;
        for (int i = 0; i < dims.size(); i++) {
            Dim dim = dims.get(i);
            if (i == open) {
                continue;
            }
            if (dim.isStatic()) {
                divisor *= dim.value();
            } else {
                known &= left.remove(dim);
            }
        }
        long product = 1;
        Dim symbol = Dim.of(1);
        for (Dim dim : left) {
            if (dim.isStatic()) {
                product *= dim.value();
            } else {
                symbol = symbol.times(dim);
            }
        }
        if (!known || divisor == 0) {
            return Dim.unknown();
        }
        if (product % divisor == 0) {
            return symbol.times(Dim.of(product / divisor));
        }
        if (symbol.isStatic()) {
            throw call.fail("its " + from.elements() + " elements do not divide into " + new Shape(dims)
                    + " with one axis left open");
        }
        return Dim.unknown();
    }

    private static TensorType flatten(Call call) {
        Shape shape = call.shape(0);
        long given = call.attributes().integer("axis", 1);
        int axis = (int) (given < 0 ? given + shape.rank() : given);
        if (axis < 0 || axis > shape.rank()) {
            throw call.fail("axis " + given + " does not exist");
        }
        return call.type(0)
                .with(new Shape(List.of(
                        shape.slice(0, axis).elements(),
                        shape.slice(axis, shape.rank()).elements())));
    }

    private static TensorType squeeze(Call call) {
        Shape shape = call.shape(0);
        boolean[] gone = new boolean[shape.rank()];
        if (call.has(1) && call.known(1) == null) {
            return call.type(0).with(Shape.unknown(shape.rank() - call.shape(1).size(0)));
        }
        if (call.has(1)) {
            for (int axis : call.axes(call.required(1, "axes"), shape.rank())) {
                if (shape.dim(axis).isStatic() && !shape.dim(axis).is(1)) {
                    throw call.fail("axis " + axis + " has the length " + shape.dim(axis) + ", not 1");
                }
                gone[axis] = true;
            }
        } else {
            for (int i = 0; i < gone.length; i++) {
                gone[i] = shape.dim(i).is(1);
            }
        }
        List<Dim> dims = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                dims.add(shape.dim(i));
            }
        }
        return call.type(0).with(new Shape(dims));
    }

    private static TensorType unsqueeze(Call call) {
        if (call.known(1) == null) {
            return call.type(0)
                    .with(Shape.unknown(call.shape(0).rank() + call.shape(1).size(0)));
        }
        long[] axes = call.required(1, "axes");
        int rank = call.shape(0).rank() + axes.length;
        boolean[] added = new boolean[rank];
        for (int axis : call.axes(axes, rank)) {
            if (added[axis]) {
                throw call.fail("axis " + axis + " is named twice");
            }
            added[axis] = true;
        }
        List<Dim> dims = new ArrayList<>();
        int next = 0;
        for (boolean fresh : added) {
            dims.add(fresh ? Dim.of(1) : call.shape(0).dim(next++));
        }
        return call.type(0).with(new Shape(dims));
    }
}
