package org.reprise.graph;

import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;

/** Arithmetic on quantised numbers, for imported models: no derivative flows through it. */
final class QuantizedOps {
    private QuantizedOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept(
                "QuantizeLinear",
                single(call -> call.type(0).with(call.has(2) ? call.dtype(2) : DType.UINT8))
                        .flat());
        all.accept("DequantizeLinear", single(call -> call.type(0).with(call.dtype(1))));
        all.accept("DynamicQuantizeLinear", several(call -> {
            TensorType scale = new TensorType(DType.FLOAT, Shape.SCALAR);
            return List.of(call.type(0).with(DType.UINT8), scale, scale.with(DType.UINT8))
                    .subList(0, call.outputs());
        }));
        all.accept(
                "MatMulInteger",
                single(call -> as("MatMul", call, 0, 1).with(DType.INT32)).flat());
        all.accept(
                "ConvInteger",
                single(call -> as("Conv", call, 0, 1).with(DType.INT32)).flat());
        all.accept(
                "QLinearMatMul",
                single(call -> as("MatMul", call, 0, 3).with(call.dtype(7))).flat());
        all.accept(
                "QLinearConv",
                single(call -> as("Conv", call, 0, 3).with(call.dtype(7))).flat());
    }

    /** What the operator on other numbers yields. */
    private static TensorType as(String op, Call call, int left, int right) {
        call.type(right);
        Value a = call.input(left);
        Value b = call.input(right).cast(a.dtype());
        Call other = new Call(op, call.attributes(), List.of(a, b), 1);
        return Operators.get(op).inference().apply(other).get(0);
    }
}
