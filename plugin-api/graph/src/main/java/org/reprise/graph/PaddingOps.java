package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Slices, and their opposite, padding. */
final class PaddingOps {
    private PaddingOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Slice", single(PaddingOps::slice).derivative(PaddingOps::sliceGradient));
        all.accept("Pad", single(PaddingOps::pad).derivative(PaddingOps::padGradient));
    }

    /** What a slice takes of one axis. */
    private record Cut(int axis, long from, long step, long count, boolean known) {}

    private static Cut[] cuts(Call call) {
        Shape shape = call.shape(0);
        long[] starts = call.known(1);
        long[] ends = call.known(2);
        int count = (int) call.shape(1).size(0);
        long[] axes = call.has(3) ? call.required(3, "axes") : null;
        long[] steps = call.has(4) ? call.required(4, "steps") : null;
        Cut[] cuts = new Cut[count];
        for (int i = 0; i < count; i++) {
            int axis = axes == null ? i : call.axis(axes[i], shape.rank());
            long step = steps == null ? 1 : steps[i];
            if (step == 0) {
                throw call.fail("the step of axis " + axis + " is 0");
            }
            boolean known = starts != null && ends != null && shape.dim(axis).isStatic();
            cuts[i] = known
                    ? cut(axis, starts[i], ends[i], step, shape.size(axis))
                    : new Cut(
                            axis,
                            starts == null ? -1 : starts[i],
                            step,
                            ends == null ? Long.MIN_VALUE : ends[i],
                            false);
        }
        return cuts;
    }

    private static Cut cut(int axis, long start, long end, long step, long size) {
        long from = start < 0 ? start + size : start;
        long to = end < -size ? -1 : end < 0 ? end + size : end;
        if (step > 0) {
            from = Math.max(0, Math.min(from, size));
            to = Math.max(0, Math.min(to, size));
            return new Cut(axis, from, step, Math.max(0, (to - from + step - 1) / step), true);
        }
        from = Math.max(-1, Math.min(from, size - 1));
        to = Math.max(-1, Math.min(to, size - 1));
        return new Cut(axis, from, step, Math.max(0, (from - to - step - 1) / -step), true);
    }

    private static TensorType slice(Call call) {
        Shape shape = call.shape(0);
        if (call.has(3) && call.known(3) == null) {
            return call.type(0).with(Shape.unknown(shape.rank()));
        }
        if (call.has(4) && call.known(4) == null) {
            long[] axes = call.has(3) ? call.known(3) : null;
            for (int i = 0; i < call.shape(1).size(0); i++) {
                shape = shape.with(axes == null ? i : call.axis(axes[i], shape.rank()), Dim.unknown());
            }
            return call.type(0).with(shape);
        }
        for (Cut cut : cuts(call)) {
            shape = shape.with(cut.axis, cut.known ? Dim.of(cut.count) : open(shape.dim(cut.axis), cut));
        }
        return call.type(0).with(shape);
    }

    private static Dim open(Dim dim, Cut cut) {
        boolean whole = cut.from == 0 && cut.step == 1 && cut.count >= Integer.MAX_VALUE;
        return whole ? dim : Dim.unknown();
    }

    private static List<Value> sliceGradient(Node node, Value given) {
        Value x = node.input(0);
        Value g = Shapes.like(given, node.output(0));
        Cut[] cuts = cuts(new Call(node.op(), node.attributes(), node.inputs(), 1));
        if (Arrays.stream(cuts).anyMatch(cut -> !cut.known)) {
            return grads(openGradient(node, g));
        }
        int rank = x.rank();
        long[] pads = new long[2 * rank];
        for (Cut cut : cuts) {
            if (cut.count == 0) {
                return grads(x.zeros());
            }
            long size = x.shape().size(cut.axis);
            long step = Math.abs(cut.step);
            Value straight = cut.step < 0 ? reverse(g, cut.axis) : g;
            long first = cut.step < 0 ? cut.from - step * (cut.count - 1) : cut.from;
            g = step == 1 ? straight : spread(straight, cut.axis, cut.count, step);
            long covered = (cut.count - 1) * step + 1;
            pads[cut.axis] = first;
            pads[rank + cut.axis] = size - first - covered;
        }
        return grads(g.pad(pads));
    }

    private static Value reverse(Value x, int axis) {
        return x.slice(axis, -1, Long.MIN_VALUE + 1, -1);
    }

    /** Puts {@code step - 1} zeros between elements. */
    static Value spread(Value g, int axis, long count, long step) {
        if (step == 1) {
            return g;
        }
        Value apart = g.unsqueeze(axis + 1L);
        long[] pads = new long[2 * apart.rank()];
        pads[apart.rank() + axis + 1] = step - 1;
        Object[] lengths = g.shape().dims().toArray();
        lengths[axis] = count * step;
        return apart.pad(pads).reshape(lengths).slice(axis, 0, (count - 1) * step + 1);
    }

    /** With lengths that only the run knows: steps of 1, one axis. */
    private static Value openGradient(Node node, Value g) {
        Value x = node.input(0);
        Graph graph = g.graph();
        boolean plain = node.input(1).shape().size(0) == 1
                && (node.input(4) == null || node.input(4).scalarOrNaN() == 1);
        if (!plain) {
            throw new GraphException("no derivative is known through " + node
                    + ": slices of axes of symbolic length must take one axis at a time, with a step of 1");
        }
        int axis = x.shape()
                .axis(node.input(3) == null ? 0 : (int) node.input(3).tensor().get(0));
        Value length = x.shapeOf().gather(graph.vector(axis), 0);
        Value start = node.input(1);
        Value zero = graph.vector(0);
        Value from = start.less(zero).where(start.add(length), start);
        Value after = length.sub(from).sub(g.shapeOf().gather(graph.vector(axis), 0));
        long[] others = new long[x.rank()];
        Value before = Vocabulary.concat(
                0,
                List.of(
                        graph.vector(Arrays.copyOf(others, axis)),
                        from,
                        graph.vector(Arrays.copyOf(others, x.rank() - axis - 1))));
        Value behind = Vocabulary.concat(
                0,
                List.of(
                        graph.vector(Arrays.copyOf(others, axis)),
                        after,
                        graph.vector(Arrays.copyOf(others, x.rank() - axis - 1))));
        return graph.apply("Pad", Attributes.NONE, g, Vocabulary.concat(0, List.of(before, behind)));
    }

    private static TensorType pad(Call call) {
        Shape shape = call.shape(0);
        long[] pads = call.known(1);
        if (call.has(3)) {
            throw call.fail("axes are not supported: give pads for all");
        }
        for (int i = 0; i < shape.rank(); i++) {
            if (pads == null) {
                shape = shape.with(i, Dim.unknown());
            } else if (pads.length != 2 * shape.rank()) {
                throw call.fail("it needs pads before and after each axis, not " + Arrays.toString(pads));
            } else if (pads[i] != 0 || pads[i + shape.rank()] != 0) {
                long more = pads[i] + pads[i + shape.rank()];
                Dim dim = shape.dim(i);
                shape = shape.with(
                        i, dim.isStatic() ? Dim.of(Math.max(0, dim.value() + more)) : dim.windows(more - 1, 1));
            }
        }
        return call.type(0).with(shape);
    }

    private static List<Value> padGradient(Node node, Value given) {
        Value x = node.input(0);
        Value g = Shapes.like(given, node.output(0));
        if (!node.input(1).isConstant()) {
            throw new GraphException("no derivative is known through " + node + ": its pads are computed");
        }
        long[] pads = node.input(1).tensor().toLongs();
        String mode = node.attributes().string("mode", "constant");
        int rank = x.rank();
        for (int axis = 0; axis < rank; axis++) {
            long before = pads[axis];
            long after = pads[axis + rank];
            if (before < 0 || after < 0) {
                long[] back = new long[2 * rank];
                back[axis] = Math.max(0, -before);
                back[axis + rank] = Math.max(0, -after);
                g = g.pad(back);
                before = Math.max(0, before);
                after = Math.max(0, after);
            }
            if (before == 0 && after == 0) {
                continue;
            }
            g = mode.equals("constant") ? inner(g, axis, before, after) : folded(g, x, axis, before, after, mode);
        }
        return grads(g);
    }

    private static Value inner(Value g, int axis, long before, long after) {
        return g.slice(axis, before, after == 0 ? Long.MAX_VALUE : -after);
    }

    /** Of what was mirrored or repeated, the derivative goes back to where it came from. */
    private static Value folded(Value g, Value x, int axis, long before, long after, String mode) {
        long size = x.shape().size(axis);
        Value middle = g.slice(axis, before, before + size);
        long[] left = new long[2 * x.rank()];
        long[] right = new long[2 * x.rank()];
        boolean edge = mode.equals("edge");
        if (before > 0) {
            Value part = g.slice(axis, 0, before);
            part = edge ? part.reduceSum(true, axis) : reverse(part, axis);
            left[axis] = edge ? 0 : 1;
            left[axis + x.rank()] = size - (edge ? 1 : before + 1);
            middle = middle.add(part.pad(left));
        }
        if (after > 0) {
            Value part = g.slice(axis, before + size, before + size + after);
            part = edge ? part.reduceSum(true, axis) : reverse(part, axis);
            right[axis + x.rank()] = edge ? 0 : 1;
            right[axis] = size - (edge ? 1 : after + 1);
            middle = middle.add(part.pad(right));
        }
        return middle;
    }
}
