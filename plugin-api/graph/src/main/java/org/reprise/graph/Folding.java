package org.reprise.graph;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Computes operators on small constants while the graph is built, exactly as they would be computed later. */
final class Folding {
    private static final int MOST = 1 << 12;

    private Folding() {}

    /** The result as a constant, or null if it is not computed here. */
    static Value fold(Graph graph, Call call, TensorType type) {
        boolean small = type.shape().isStatic()
                && type.shape().elements().value() <= MOST
                && !call.inputs().isEmpty()
                && call.inputs().stream()
                        .allMatch(v -> v != null && v.isConstant() && v.tensor().size() <= MOST);
        if (!small) {
            return null;
        }
        List<Tensor> in = call.inputs().stream().map(Value::tensor).toList();
        Tensor result = compute(call, in, type);
        return result == null ? null : graph.constant(result);
    }

    private static Tensor compute(Call call, List<Tensor> in, TensorType type) {
        long[] shape = type.shape().toArray();
        return switch (call.op()) {
            case "Add" -> binary(in, type, Double::sum, Long::sum);
            case "Sub" -> binary(in, type, (a, b) -> a - b, (a, b) -> a - b);
            case "Mul" -> binary(in, type, (a, b) -> a * b, (a, b) -> a * b);
            case "Div" ->
                type.dtype().isFloating()
                        ? binary(in, type, (a, b) -> a / b, null)
                        : ShapeFolding.compute(call, in, type);
            case "Neg" ->
                type.dtype() == DType.INT64 ? ShapeFolding.compute(call, in, type) : unary(in.get(0), type, v -> -v);
            case "Reciprocal" -> unary(in.get(0), type, v -> 1 / v);
            case "Sqrt" -> unary(in.get(0), type, Math::sqrt);
            case "Cast" -> cast(in.get(0), type);
            case "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Identity" ->
                in.get(0).reshaped(shape);
            case "Concat" ->
                type.shape().rank() != 1
                        ? null
                        : type.dtype() == DType.INT64 ? concat(in, type) : ShapeFolding.compute(call, in, type);
            case "Gather" -> in.get(0).shape().length == 1 ? gather(in, type) : null;
            case "Slice" -> in.get(0).shape().length == 1 ? slice(in, type) : null;
            case "Transpose" -> transpose(in.get(0), Simplifier.order(call.attributes(), shape.length), type);
            default -> ShapeFolding.compute(call, in, type);
        };
    }

    private static boolean computes(DType dtype) {
        return dtype == DType.FLOAT || dtype == DType.DOUBLE || dtype == DType.INT64 || dtype == DType.INT32;
    }

    private static Tensor unary(Tensor a, TensorType type, java.util.function.DoubleUnaryOperator f) {
        if (!computes(type.dtype()) || type.dtype() == DType.INT64) {
            return null;
        }
        return Tensor.of(
                type.dtype(),
                Arrays.stream(a.toDoubles()).map(f).toArray(),
                type.shape().toArray());
    }

    private static Tensor binary(List<Tensor> in, TensorType type, DoubleBinaryOperator f, LongBinaryOperator whole) {
        if (!computes(type.dtype())) {
            return null;
        }
        long[] shape = type.shape().toArray();
        int[] a = source(in.get(0).shape(), shape);
        int[] b = source(in.get(1).shape(), shape);
        if (type.dtype() == DType.INT64) {
            long[] x = in.get(0).toLongs();
            long[] y = in.get(1).toLongs();
            long[] result = new long[a.length];
            Arrays.setAll(result, i -> whole.applyAsLong(x[a[i]], y[b[i]]));
            return Tensor.of(result, shape);
        }
        double[] result = new double[a.length];
        Arrays.setAll(
                result, i -> f.applyAsDouble(in.get(0).get(a[i]), in.get(1).get(b[i])));
        return Tensor.of(type.dtype(), result, shape);
    }

    /** For each element of a broadcast tensor, where it comes from. */
    static int[] source(long[] from, long[] to) {
        int size = (int) Arrays.stream(to).reduce(1, (x, y) -> x * y);
        int[] index = new int[size];
        for (int i = 0; i < size; i++) {
            int rest = i;
            int at = 0;
            int stride = 1;
            for (int axis = to.length - 1; axis >= 0; axis--) {
                int position = (int) (rest % to[axis]);
                rest /= (int) to[axis];
                int own = axis - to.length + from.length;
                if (own >= 0) {
                    at += from[own] == 1 ? 0 : position * stride;
                    stride *= (int) from[own];
                }
            }
            index[i] = at;
        }
        return index;
    }

    private static Tensor cast(Tensor a, TensorType type) {
        boolean exact = computes(type.dtype()) && (computes(a.dtype()) || a.dtype() == DType.BOOL);
        if (exact && a.dtype().isFloating() && type.dtype().isInteger()) {
            boolean safe = Arrays.stream(a.toDoubles()).allMatch(v -> Math.abs(v) < 1L << 31);
            return safe ? Tensor.of(type.dtype(), a.toDoubles(), a.shape()) : null;
        }
        if (!exact) {
            return null;
        }
        return type.dtype() == DType.INT64
                ? Tensor.of(a.toLongs(), a.shape())
                : Tensor.of(type.dtype(), a.toDoubles(), a.shape());
    }

    private static Tensor concat(List<Tensor> in, TensorType type) {
        if (type.dtype() != DType.INT64) {
            return null;
        }
        return Tensor.vector(
                in.stream().flatMapToLong(t -> Arrays.stream(t.toLongs())).toArray());
    }

    private static Tensor gather(List<Tensor> in, TensorType type) {
        if (type.dtype() != DType.INT64) {
            return null;
        }
        long[] data = in.get(0).toLongs();
        long[] picked = in.get(1).toLongs();
        long[] result = new long[picked.length];
        for (int i = 0; i < picked.length; i++) {
            long at = picked[i] < 0 ? picked[i] + data.length : picked[i];
            if (at < 0 || at >= data.length) {
                return null;
            }
            result[i] = data[(int) at];
        }
        return Tensor.of(result, type.shape().toArray());
    }

    private static Tensor slice(List<Tensor> in, TensorType type) {
        if (type.dtype() != DType.INT64 || in.size() > 4 && in.get(4).get(0) != 1) {
            return null;
        }
        long[] data = in.get(0).toLongs();
        long from = in.get(1).toLongs()[0];
        from = Math.max(0, Math.min(data.length, from < 0 ? from + data.length : from));
        int count = (int) type.shape().elements().value();
        return Tensor.vector(Arrays.copyOfRange(data, (int) from, (int) from + count));
    }

    private static Tensor transpose(Tensor a, long[] order, TensorType type) {
        if (!computes(a.dtype()) || a.dtype() == DType.INT64) {
            return null;
        }
        long[] from = a.shape();
        long[] to = type.shape().toArray();
        int rank = from.length;
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= (int) from[axis];
        }
        double[] result = new double[a.size()];
        for (int i = 0; i < result.length; i++) {
            int rest = i;
            int at = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                at += (int) (rest % to[axis]) * strides[(int) order[axis]];
                rest /= (int) to[axis];
            }
            result[i] = a.get(at);
        }
        return Tensor.of(a.dtype(), result, to);
    }
}
