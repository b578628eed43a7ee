package org.reprise.graph;

import static org.reprise.graph.Operator.several;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** ONNX's recurrent networks, for imported models. Derivatives go through the scan that computes the same. */
final class RecurrentOps {
    private RecurrentOps() {}

    static void register(BiConsumer<String, Operator> all) {
        for (String op : List.of("RNN", "GRU", "LSTM")) {
            all.accept(op, several(RecurrentOps::types).derivatives(RecurrentOps::gradient));
        }
    }

    /** Numbers of gates, each with its rows in the weights. */
    static int gates(String op) {
        return switch (op) {
            case "RNN" -> 1;
            case "GRU" -> 3;
            default -> 4;
        };
    }

    private static List<TensorType> types(Call call) {
        Shape x = call.shape(0);
        Shape w = call.shape(1);
        Shape r = call.shape(2);
        if (x.rank() != 3 || w.rank() != 3 || r.rank() != 3) {
            throw call.fail("it needs [steps, batch, features] and weights of three axes");
        }
        call.floating(0);
        long rows = gates(call.op()) * r.size(2);
        if (!w.dim(1).is(rows)
                || !r.dim(1).is(rows)
                || !w.dim(2).agrees(x.dim(2))
                || !w.dim(0).equals(r.dim(0))) {
            throw call.fail("the weights must be [directions, " + gates(call.op()) + " * hidden, features] and ["
                    + "directions, " + gates(call.op()) + " * hidden, hidden]");
        }
        boolean both = call.attributes().string("direction", "forward").equals("bidirectional");
        if (!w.dim(0).is(both ? 2 : 1)) {
            throw call.fail("the weights must be for " + (both ? 2 : 1) + " directions");
        }
        TensorType y = call.type(0).with(new Shape(List.of(x.dim(0), w.dim(0), x.dim(1), r.dim(2))));
        TensorType end = call.type(0).with(new Shape(List.of(w.dim(0), x.dim(1), r.dim(2))));
        List<TensorType> all = new ArrayList<>(List.of(y, end));
        if (call.op().equals("LSTM")) {
            all.add(end);
        }
        return all.subList(0, Math.min(all.size(), call.outputs()));
    }

    private static List<Value> gradient(Node node, List<Value> g) {
        List<Value> again = new Recurrence(node).outputs();
        List<Value> values = new ArrayList<>();
        List<Value> seeds = new ArrayList<>();
        for (int i = 0; i < g.size(); i++) {
            if (g.get(i) != null) {
                values.add(again.get(i));
                seeds.add(Shapes.like(g.get(i), node.output(i)));
            }
        }
        return Gradients.through(values, seeds, node.inputs());
    }
}
