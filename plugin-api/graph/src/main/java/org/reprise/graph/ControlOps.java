package org.reprise.graph;

import static org.reprise.graph.Operator.several;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Operators with bodies: {@link Scan}, {@link Loop} and {@link If}. */
final class ControlOps {
    private ControlOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Scan", several(ControlOps::scan).derivatives(ScanGradient::of));
        all.accept("Loop", several(ControlOps::loop));
        all.accept("If", several(ControlOps::branches).derivatives(IfGradient::of));
    }

    private static List<TensorType> scan(Call call) {
        Graph body = call.attributes().graph("body");
        int sequences = (int) call.attributes().integer("num_scan_inputs", 0);
        int states = call.inputs().size() - sequences;
        Dim length = call.shape(states).dim(0);
        for (int i = states; i < call.inputs().size(); i++) {
            if (!call.shape(i).dim(0).agrees(length)) {
                throw call.fail("the sequences have different lengths, " + length + " and "
                        + call.shape(i).dim(0));
            }
        }
        List<TensorType> types = new ArrayList<>();
        List<Value> results = List.copyOf(body.outputs().values());
        for (int i = 0; i < results.size(); i++) {
            TensorType type = results.get(i).type();
            if (i >= states) {
                types.add(type.with(new Shape(List.of(length)).concat(type.shape())));
            } else if (!type.shape().agrees(call.shape(i)) || type.dtype() != call.dtype(i)) {
                throw call.fail("state " + i + " is a " + call.type(i) + " before a step and a " + type + " after it");
            } else {
                types.add(call.type(i));
            }
        }
        return types;
    }

    private static List<TensorType> loop(Call call) {
        Graph body = call.attributes().graph("body");
        int states = call.inputs().size() - 2;
        List<TensorType> types = new ArrayList<>();
        List<Value> results = List.copyOf(body.outputs().values());
        for (int i = 1; i < results.size(); i++) {
            TensorType type = results.get(i).type();
            boolean state = i <= states;
            if (state && (!type.shape().agrees(call.shape(i + 1)) || type.dtype() != call.dtype(i + 1))) {
                throw call.fail("state " + (i - 1) + " is a " + call.type(i + 1) + " before a step and a " + type
                        + " after it");
            }
            types.add(
                    state
                            ? call.type(i + 1).with(common(call.shape(i + 1), type.shape()))
                            : type.with(new Shape(List.of(Dim.unknown())).concat(type.shape())));
        }
        return types;
    }

    private static List<TensorType> branches(Call call) {
        List<Value> yes =
                List.copyOf(call.attributes().graph("then_branch").outputs().values());
        List<Value> no =
                List.copyOf(call.attributes().graph("else_branch").outputs().values());
        List<TensorType> types = new ArrayList<>();
        for (int i = 0; i < yes.size(); i++) {
            TensorType a = yes.get(i).type();
            TensorType b = no.get(i).type();
            if (a.dtype() != b.dtype() || a.shape().rank() != b.shape().rank()) {
                throw call.fail("its branches yield " + a + " and " + b);
            }
            types.add(a.with(common(a.shape(), b.shape())));
        }
        return types;
    }

    /** What is known of a shape that is one of two. */
    private static Shape common(Shape a, Shape b) {
        Shape shape = a;
        for (int k = 0; k < shape.rank(); k++) {
            shape = shape.dim(k).equals(b.dim(k)) ? shape : shape.with(k, Dim.unknown());
        }
        return shape;
    }
}
