package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** What picks elements by their indices. */
final class IndexOps {
    /** Up to so many rows, a product with a one-hot matrix is faster than scattering. */
    private static final long FEW_ROWS = 256;

    private IndexOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Gather", single(IndexOps::gather).derivative(IndexOps::gatherGradient));
        all.accept(
                "GatherElements",
                single(call -> call.type(0).with(call.shape(1)))
                        .derivative((node, g) -> grads(
                                ScatterOps.addElements(
                                        node.input(0).zeros(),
                                        node.input(1),
                                        g,
                                        node.attributes().integer("axis", 0)),
                                null)));
        all.accept("GatherND", single(IndexOps::gatherNd).derivative(IndexOps::gatherNdGradient));
        all.accept("OneHot", single(IndexOps::oneHot).derivative((node, g) -> {
            Value marks = g.graph().constant(Tensor.of(g.dtype(), new double[] {0, 1}, 2));
            Value on = g.graph().apply("OneHot", node.attributes(), node.input(0), node.input(1), marks);
            Value chosen = on.mul(g).sum();
            Value rest = Shapes.like(g, node.output(0)).sum().sub(chosen);
            return grads(null, null, Vocabulary.concat(0, List.of(rest.unsqueeze(0), chosen.unsqueeze(0))));
        }));
        all.accept(
                "NonZero",
                single(call -> new TensorType(
                                DType.INT64,
                                new Shape(List.of(Dim.of(call.shape(0).rank()), Dim.unknown()))))
                        .flat());
    }

    private static TensorType gather(Call call) {
        Shape data = call.shape(0);
        int axis = call.axis("axis", 0, data.rank());
        if (!call.dtype(1).isInteger()) {
            throw call.fail("indices must be whole numbers");
        }
        return call.type(0).with(data.slice(0, axis).concat(call.shape(1)).concat(data.slice(axis + 1, data.rank())));
    }

    private static List<Value> gatherGradient(Node node, Value given) {
        Value data = node.input(0);
        Value indices = node.input(1);
        Value g = Shapes.like(given, node.output(0));
        int axis = data.shape().axis((int) node.attributes().integer("axis", 0));
        Dim length = data.shape().dim(axis);
        if (indices.isConstant() && indices.rank() == 0 && length.isStatic()) {
            long at = (indices.tensor().toLongs()[0] + length.value()) % length.value();
            long[] pads = new long[2 * data.rank()];
            pads[axis] = at;
            pads[axis + data.rank()] = length.value() - 1 - at;
            return grads(g.unsqueeze(axis).pad(pads), null);
        }
        if (!length.isStatic()) {
            throw new GraphException(
                    "no derivative is known through " + node + ": the length of axis " + axis + " must be a number");
        }
        // The axis first, all other axes as columns: [indices, columns] to [length, columns].
        Value wrapped = wrap(indices, length.value());
        List<Object> front = new ArrayList<>();
        long[] order = new long[g.rank()];
        int at = 0;
        for (int i = 0; i < indices.rank(); i++) {
            order[at++] = axis + i;
        }
        for (int i = 0; i < g.rank(); i++) {
            if (i < axis || i >= axis + indices.rank()) {
                order[at++] = i;
            }
        }
        Shape columns = data.shape().slice(0, axis).concat(data.shape().slice(axis + 1, data.rank()));
        Value rows = g.transpose(order).reshape(flatTarget(indices.shape(), columns));
        Value flat = wrapped.reshape(-1);
        Value summed = addRows(flat, rows, length.value());
        front.add(length);
        front.addAll(columns.dims());
        Value shaped = summed.reshape(front.toArray());
        return grads(moveAxis(shaped, axis), null);
    }

    private static Object[] flatTarget(Shape indices, Shape columns) {
        return columns.isStatic()
                ? new Object[] {-1, columns.elements().value()}
                : new Object[] {indices.elements().value(), -1};
    }

    private static Value moveAxis(Value x, int to) {
        long[] order = new long[x.rank()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < to ? i + 1 : i == to ? 0 : i;
        }
        return x.transpose(order);
    }

    /** Indices from the end become indices from the start. */
    private static Value wrap(Value indices, long length) {
        if (indices.isConstant()) {
            long[] values = indices.tensor().toLongs();
            return indices.graph()
                    .constant(Tensor.of(
                            Arrays.stream(values)
                                    .map(v -> v < 0 ? v + length : v)
                                    .toArray(),
                            indices.tensor().shape()));
        }
        Value wide = indices.cast(DType.INT64);
        Graph graph = indices.graph();
        return wide.less(graph.constant(DType.INT64, 0)).where(wide.add(graph.constant(DType.INT64, length)), wide);
    }

    /** Adds rows that have the same index. Not by ScatterND, which loses updates on several threads. */
    static Value addRows(Value indices, Value rows, long length) {
        Graph graph = rows.graph();
        if (length <= FEW_ROWS) {
            long[] numbers = new long[(int) length];
            Arrays.setAll(numbers, i -> i);
            Value oneHot = indices.unsqueeze(0)
                    .equal(graph.vector(numbers).unsqueeze(1))
                    .cast(rows.dtype());
            return oneHot.matMul(rows);
        }
        Dim columns = rows.shape().dim(1);
        Value target = columns.isStatic()
                ? graph.constant(rows.dtype(), 0).expand(length, columns)
                : graph.apply(
                        "Expand",
                        Attributes.NONE,
                        graph.constant(rows.dtype(), 0),
                        Vocabulary.concat(
                                0, List.of(graph.vector(length), rows.shapeOf().gather(graph.vector(1), 0))));
        return ScatterOps.addElements(target, indices.unsqueeze(1).expandLike(rows), rows, 0);
    }

    private static TensorType gatherNd(Call call) {
        Shape data = call.shape(0);
        Shape indices = call.shape(1);
        int batch = (int) call.attributes().integer("batch_dims", 0);
        int depth = (int) indices.size(-1);
        if (batch + depth > data.rank()) {
            throw call.fail("indices of " + depth + " numbers are too long");
        }
        return call.type(0).with(indices.slice(0, indices.rank() - 1).concat(data.slice(batch + depth, data.rank())));
    }

    private static List<Value> gatherNdGradient(Node node, Value given) {
        Value data = node.input(0);
        Value indices = node.input(1);
        Value g = Shapes.like(given, node.output(0));
        if (node.attributes().integer("batch_dims", 0) != 0) {
            throw new GraphException("no derivative is known through " + node + " with batch_dims");
        }
        int depth = (int) indices.shape().size(-1);
        Shape picked = data.shape().slice(0, depth);
        long columns = data.shape().slice(depth, data.rank()).elements().value();
        Value flat = ScatterOps.linear(indices, picked).reshape(-1);
        Value rows = g.reshape(-1, columns);
        Value summed = addRows(flat, rows, picked.elements().value());
        return grads(summed.reshape(data.shape().dims().toArray()), null);
    }

    private static TensorType oneHot(Call call) {
        long[] depth = call.known(1);
        List<Dim> dims = new ArrayList<>(call.shape(0).dims());
        int rank = dims.size() + 1;
        dims.add(call.axis("axis", -1, rank), depth == null ? Dim.unknown() : Dim.of(depth[0]));
        return new TensorType(call.dtype(2), new Shape(dims));
    }
}
