package org.reprise.graph;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/** Computes what exported models compute with shapes: whole numbers, comparisons and choices among constants. */
final class ShapeFolding {
    private ShapeFolding() {}

    /** The result, or null if it is not computed here. */
    static Tensor compute(Call call, List<Tensor> in, TensorType type) {
        long[] shape = type.shape().toArray();
        Tensor a = in.get(0);
        return switch (call.op()) {
            // Whole numbers are rounded to zero.
            case "Div" -> noZero(in) ? whole(in, type, (x, y) -> x / y) : null;
            case "Mod" ->
                noZero(in) && call.attributes().integer("fmod", 0) == 0 ? whole(in, type, Math::floorMod) : null;
            case "Min" -> in.size() == 2 ? whole(in, type, Math::min) : null;
            case "Max" -> in.size() == 2 ? whole(in, type, Math::max) : null;
            case "Equal" -> compared(in, shape, (x, y) -> x == y ? 1 : 0);
            case "Less" -> compared(in, shape, (x, y) -> x < y ? 1 : 0);
            case "Greater" -> compared(in, shape, (x, y) -> x > y ? 1 : 0);
            case "LessOrEqual" -> compared(in, shape, (x, y) -> x <= y ? 1 : 0);
            case "GreaterOrEqual" -> compared(in, shape, (x, y) -> x >= y ? 1 : 0);
            case "And" -> logical(in, shape, (x, y) -> x & y);
            case "Or" -> logical(in, shape, (x, y) -> x | y);
            case "Not" -> flags(Arrays.stream(a.toLongs()).map(v -> 1 - v).toArray(), shape);
            case "Concat" -> joined(in, type);
            case "Neg" ->
                of(type.dtype(), Arrays.stream(a.toLongs()).map(v -> -v).toArray(), shape);
            case "Where" -> where(in, type, shape);
            case "Floor" -> each(a, type, Math::floor);
            case "Ceil" -> each(a, type, Math::ceil);
            case "ConstantOfShape" -> filled(call, shape);
            case "Range" -> range(in, type);
            case "ReduceProd" -> all(a, type, 1, (x, y) -> x * y);
            case "ReduceSum" -> in.size() == 1 ? all(a, type, 0, Long::sum) : null;
            case "Expand" -> expanded(a, type, shape);
            default -> null;
        };
    }

    private static boolean isWhole(Tensor tensor) {
        return tensor.dtype() == DType.INT64 || tensor.dtype() == DType.INT32;
    }

    private static boolean noZero(List<Tensor> in) {
        return isWhole(in.get(1)) && Arrays.stream(in.get(1).toLongs()).allMatch(v -> v != 0);
    }

    private static long[] both(List<Tensor> in, long[] shape, LongBinaryOperator f) {
        int[] a = Folding.source(in.get(0).shape(), shape);
        int[] b = Folding.source(in.get(1).shape(), shape);
        long[] x = in.get(0).toLongs();
        long[] y = in.get(1).toLongs();
        long[] result = new long[a.length];
        Arrays.setAll(result, i -> f.applyAsLong(x[a[i]], y[b[i]]));
        return result;
    }

    private static Tensor whole(List<Tensor> in, TensorType type, LongBinaryOperator f) {
        if (!in.stream().allMatch(ShapeFolding::isWhole)) {
            return null;
        }
        return of(
                type.dtype(), both(in, type.shape().toArray(), f), type.shape().toArray());
    }

    private static Tensor of(DType dtype, long[] values, long[] shape) {
        return dtype == DType.INT64
                ? Tensor.of(values, shape)
                : Tensor.of(Arrays.stream(values).mapToInt(v -> (int) v).toArray(), shape);
    }

    private static Tensor compared(List<Tensor> in, long[] shape, LongBinaryOperator f) {
        return in.stream().allMatch(ShapeFolding::isWhole) ? flags(both(in, shape, f), shape) : null;
    }

    private static Tensor logical(List<Tensor> in, long[] shape, LongBinaryOperator f) {
        return flags(both(in, shape, f), shape);
    }

    private static Tensor flags(long[] values, long[] shape) {
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] != 0;
        }
        return Tensor.of(flags, shape);
    }

    private static Tensor where(List<Tensor> in, TensorType type, long[] shape) {
        if (!isWhole(in.get(1))) {
            return null;
        }
        int[] c = Folding.source(in.get(0).shape(), shape);
        int[] a = Folding.source(in.get(1).shape(), shape);
        int[] b = Folding.source(in.get(2).shape(), shape);
        long[] on = in.get(0).toLongs();
        long[] yes = in.get(1).toLongs();
        long[] no = in.get(2).toLongs();
        long[] result = new long[c.length];
        Arrays.setAll(result, i -> on[c[i]] != 0 ? yes[a[i]] : no[b[i]]);
        return of(type.dtype(), result, shape);
    }

    private static Tensor each(Tensor a, TensorType type, DoubleUnaryOperator f) {
        boolean known = a.dtype() == DType.FLOAT || a.dtype() == DType.DOUBLE;
        return known
                ? Tensor.of(
                        a.dtype(),
                        Arrays.stream(a.toDoubles()).map(f).toArray(),
                        type.shape().toArray())
                : null;
    }

    private static Tensor filled(Call call, long[] shape) {
        Tensor value = call.attributes().tensor("value");
        if (value == null) {
            return Tensor.filled(DType.FLOAT, 0, shape);
        }
        return isWhole(value) || value.dtype() == DType.FLOAT || value.dtype() == DType.DOUBLE
                ? Tensor.filled(value.dtype(), value.get(0), shape)
                : null;
    }

    private static Tensor joined(List<Tensor> in, TensorType type) {
        boolean known = type.dtype() == DType.FLOAT || type.dtype() == DType.DOUBLE || type.dtype() == DType.INT32;
        return known
                ? Tensor.of(
                        type.dtype(),
                        in.stream()
                                .flatMapToDouble(t -> Arrays.stream(t.toDoubles()))
                                .toArray(),
                        type.shape().toArray())
                : null;
    }

    private static Tensor range(List<Tensor> in, TensorType type) {
        if (!isWhole(in.get(0))) {
            return null;
        }
        long from = in.get(0).toLongs()[0];
        long step = in.get(2).toLongs()[0];
        long count = type.shape().elements().value();
        return of(
                type.dtype(),
                LongStream.range(0, count).map(i -> from + i * step).toArray(),
                type.shape().toArray());
    }

    /** Of a vector, all elements. */
    private static Tensor all(Tensor a, TensorType type, long first, LongBinaryOperator f) {
        if (!isWhole(a) || a.shape().length > 1 || type.shape().elements().value() != 1) {
            return null;
        }
        long result = Arrays.stream(a.toLongs()).reduce(first, f);
        return of(type.dtype(), new long[] {result}, type.shape().toArray());
    }

    private static Tensor expanded(Tensor a, TensorType type, long[] shape) {
        if (!isWhole(a)) {
            return null;
        }
        long[] x = a.toLongs();
        int[] from = Folding.source(a.shape(), shape);
        return of(type.dtype(), Arrays.stream(from).mapToLong(i -> x[i]).toArray(), shape);
    }
}
