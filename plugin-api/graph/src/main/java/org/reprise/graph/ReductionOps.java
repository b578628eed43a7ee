package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Reductions over axes, softmax, cumulative sums and the greatest elements. */
final class ReductionOps {
    private ReductionOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("ReduceSum", reduction().derivative((node, g) -> grads(repeated(node, g))));
        all.accept("ReduceMean", reduction().derivative((node, g) -> {
            Value x = node.input(0);
            Value count = x.elements().div(node.output(0).elements());
            return grads(repeated(node, g.div(count)));
        }));
        all.accept("ReduceMax", reduction().derivative(ReductionOps::extreme));
        all.accept("ReduceMin", reduction().derivative(ReductionOps::extreme));
        all.accept("ReduceProd", reduction().derivative(ReductionOps::product));
        all.accept("ReduceLogSumExp", reduction().derivative((node, g) -> {
            Value x = node.input(0);
            return grads(x.sub(kept(node, node.output(0))).exp().mul(kept(node, g)));
        }));
        all.accept(
                "ReduceL1",
                reduction().derivative((node, g) -> grads(node.input(0).sign().mul(kept(node, g)))));
        all.accept("ReduceL2", reduction().derivative((node, g) -> {
            Value norm = kept(node, node.output(0));
            Value one = norm.graph().constant(norm.dtype(), 1);
            // At 0 the norm has no derivative; 0 is a subgradient.
            return grads(node.input(0).mul(kept(node, g).div(norm.greater(0).where(norm, one))));
        }));
        all.accept(
                "ReduceSumSquare",
                reduction()
                        .derivative((node, g) ->
                                grads(node.input(0).mul(kept(node, g)).mul(2))));
        all.accept("ReduceLogSum", reduction().derivative((node, g) -> {
            Value sum = node.output(0).exp();
            return grads(repeated(node, g.div(sum)));
        }));
        for (String op : List.of("ArgMax", "ArgMin")) {
            all.accept(op, single(ReductionOps::arg).flat());
        }
        all.accept("Softmax", along(-1).derivative((node, g) -> {
            Value y = node.output(0);
            long axis = node.attributes().integer("axis", -1);
            Value weighted = g.mul(y);
            return grads(weighted.sub(y.mul(weighted.reduceSum(true, axis))));
        }));
        all.accept("LogSoftmax", along(-1).derivative((node, g) -> {
            long axis = node.attributes().integer("axis", -1);
            return grads(g.sub(node.output(0).exp().mul(g.reduceSum(true, axis))));
        }));
        all.accept("Hardmax", along(-1).flat());
        all.accept("LpNormalization", along(-1).composed(node -> {
            Value x = node.input(0);
            long axis = node.attributes().integer("axis", -1);
            boolean one = node.attributes().integer("p", 2) == 1;
            return x.div(one ? x.abs().reduceSum(true, axis) : x.reduceL2(true, axis));
        }));
        all.accept("CumSum", single(call -> call.type(0)).derivative((node, g) -> {
            Attributes attributes = node.attributes();
            Attributes back = attributes.with("reverse", 1 - attributes.integer("reverse", 0));
            return grads(g.graph().apply("CumSum", back, g, node.input(1)));
        }));
        all.accept("TopK", several(ReductionOps::topK).derivatives((node, g) -> {
            long axis = node.attributes().integer("axis", -1);
            return g.get(0) == null
                    ? List.of()
                    : grads(ScatterOps.addElements(node.input(0).zeros(), node.output(1), g.get(0), axis));
        }));
    }

    private static Operator along(long axis) {
        return single(call -> {
            call.floating(0);
            call.axis("axis", axis, call.shape(0).rank());
            return call.type(0);
        });
    }

    private static Operator reduction() {
        return single(call -> {
            if (call.has(1) && call.known(1) == null && !call.shape(1).dim(0).is(0)) {
                return computed(call);
            }
            boolean[] reduced = reduced(call);
            List<Dim> dims = new ArrayList<>();
            boolean keep = call.attributes().integer("keepdims", 1) == 1;
            for (int i = 0; i < reduced.length; i++) {
                if (!reduced[i]) {
                    dims.add(call.shape(0).dim(i));
                } else if (keep) {
                    dims.add(Dim.of(1));
                }
            }
            return call.type(0).with(new Shape(dims));
        });
    }

    /** Over axes that only the run knows. */
    private static TensorType computed(Call call) {
        boolean keep = call.attributes().integer("keepdims", 1) == 1;
        return call.type(0)
                .with(Shape.unknown(
                        call.shape(0).rank() - (keep ? 0 : call.shape(1).size(0))));
    }

    private static boolean[] reduced(Call call) {
        int rank = call.shape(0).rank();
        long[] axes = call.attributes().integers("axes", (long[]) null);
        if (axes == null && call.has(1) && !call.shape(1).dim(0).is(0)) {
            axes = call.required(1, "axes");
        }
        boolean[] reduced = new boolean[rank];
        boolean none = axes == null || axes.length == 0;
        if (none) {
            Arrays.fill(reduced, call.attributes().integer("noop_with_empty_axes", 0) == 0);
        } else {
            for (int axis : call.axes(axes, rank)) {
                reduced[axis] = true;
            }
        }
        return reduced;
    }

    private static long[] axes(Node node) {
        boolean[] reduced = reduced(new Call(node.op(), node.attributes(), node.inputs(), 1));
        Set<Long> axes = new TreeSet<>();
        for (int i = 0; i < reduced.length; i++) {
            if (reduced[i]) {
                axes.add((long) i);
            }
        }
        return axes.stream().mapToLong(Long::longValue).toArray();
    }

    /** With the reduced axes as axes of length 1. */
    private static Value kept(Node node, Value value) {
        boolean keep = node.attributes().integer("keepdims", 1) == 1;
        long[] axes = axes(node);
        return keep || axes.length == 0 ? value : value.unsqueeze(axes);
    }

    private static Value repeated(Node node, Value g) {
        return kept(node, g).expandLike(node.input(0));
    }

    private static List<Value> extreme(Node node, Value g) {
        Value x = node.input(0);
        Value mask = x.equal(kept(node, node.output(0))).cast(x.dtype());
        Value share = kept(node, g).div(mask.reduceSum(true, axes(node)));
        return grads(mask.mul(share));
    }

    /** The product of the others, with one or more zeros among them too. */
    private static List<Value> product(Node node, Value g) {
        Value x = node.input(0);
        long[] axes = axes(node);
        Value zero = x.equal(x.graph().constant(x.dtype(), 0));
        Value one = x.graph().constant(x.dtype(), 1);
        Value nothing = x.graph().constant(x.dtype(), 0);
        Value filled = zero.where(one, x);
        Value product = filled.reduceProd(true, axes);
        Value zeros = zero.cast(x.dtype()).reduceSum(true, axes);
        Value none = zeros.equal(nothing).where(product, nothing).div(filled);
        Value single = zeros.equal(one).where(product, nothing);
        return grads(zero.where(single, none).mul(kept(node, g)));
    }

    private static TensorType arg(Call call) {
        int rank = call.shape(0).rank();
        int axis = call.axis("axis", 0, rank);
        List<Dim> dims = new ArrayList<>(call.shape(0).dims());
        if (call.attributes().integer("keepdims", 1) == 1) {
            dims.set(axis, Dim.of(1));
        } else {
            dims.remove(axis);
        }
        return new TensorType(DType.INT64, new Shape(dims));
    }

    private static List<TensorType> topK(Call call) {
        long[] k = call.known(1);
        int axis = call.axis("axis", -1, call.shape(0).rank());
        Shape shape = call.shape(0).with(axis, k == null ? Dim.unknown() : Dim.of(k[0]));
        return List.of(call.type(0).with(shape), new TensorType(DType.INT64, shape));
    }
}
