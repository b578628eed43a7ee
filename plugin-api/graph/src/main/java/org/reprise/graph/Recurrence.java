package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The recurrent network of an {@code RNN}, {@code GRU} or {@code LSTM} node as a scan. */
final class Recurrence {
    private final Node node;
    private final Graph graph;
    private final Value x;
    private final int hidden;
    private final int gates;

    Recurrence(Node node) {
        this.node = node;
        this.graph = node.input(0).graph();
        this.x = node.input(0);
        this.hidden = (int) node.input(2).shape().size(2);
        this.gates = RecurrentOps.gates(node.op());
        if (node.attributes().integer("input_forget", 0) == 1) {
            throw new GraphException("no derivative is known through " + node + " with input_forget");
        }
    }

    /** All steps {@code [steps, directions, batch, hidden]}, then the states in the end {@code [directions, batch, hidden]}. */
    List<Value> outputs() {
        String direction = node.attributes().string("direction", "forward");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        List<Value> steps = new ArrayList<>();
        List<List<Value>> ends = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            Scan scan = scan(d, direction.equals("reverse") || d == 1);
            steps.add(scan.outputs().get(0).unsqueeze(1));
            ends.add(scan.states());
        }
        List<Value> all = new ArrayList<>(List.of(Vocabulary.concat(1, steps)));
        for (int s = 0; s < ends.get(0).size(); s++) {
            int state = s;
            all.add(Vocabulary.concat(
                    0, ends.stream().map(e -> e.get(state).unsqueeze(0)).toList()));
        }
        return all;
    }

    private Scan scan(int d, boolean back) {
        Value w = part(1, d);
        Value bias = node.input(3) == null ? null : part(3, d);
        Value seen = x.matMul(w.transposeLast());
        boolean apart = node.op().equals("GRU") && node.attributes().integer("linear_before_reset", 0) == 1;
        if (bias != null) {
            long rows = (long) gates * hidden;
            seen = seen.add(bias.slice(0, 0, rows));
            // What is reset after the product has its bias there.
            Value second = bias.slice(0, rows, 2 * rows);
            long[] pads = {0, hidden};
            seen = seen.add(apart ? second.slice(0, 0, rows - hidden).pad(pads) : second);
        }
        Value late = apart && bias != null ? bias.slice(0, 5L * hidden, 6L * hidden) : null;
        List<Value> initial = new ArrayList<>(List.of(start(5, d)));
        if (node.op().equals("LSTM")) {
            initial.add(start(6, d));
        }
        List<Value> sequences = new ArrayList<>(List.of(seen));
        Value lengths = node.input(4);
        if (lengths != null) {
            sequences.add(within(lengths));
        }
        Value recurrent = part(2, d).transposeLast();
        return Scan.over(initial, sequences, back, (s, e) -> {
            List<Value> next = step(e.get(0), s, recurrent, late, d);
            Value yields = next.get(0);
            if (lengths != null) {
                Value on = e.get(1).unsqueeze(1);
                yields = on.where(yields, yields.zeros());
                List<Value> held = new ArrayList<>();
                for (int i = 0; i < next.size(); i++) {
                    held.add(on.where(next.get(i), s.get(i)));
                }
                next = held;
            }
            return new Scan.Step(next, List.of(yields));
        });
    }

    /** Which steps {@code [steps, batch]} are within each sequence. */
    private Value within(Value lengths) {
        Value one = graph.constant(DType.INT64, 1);
        Value steps = graph.apply(
                "Range",
                Attributes.NONE,
                graph.constant(DType.INT64, 0),
                x.shapeOf().gather(graph.constant(DType.INT64, 0), 0),
                one);
        return steps.unsqueeze(1).less(lengths.cast(DType.INT64).unsqueeze(0));
    }

    private Value part(int input, int d) {
        return node.input(input).gather(graph.constant(DType.INT64, d), 0);
    }

    private Value start(int input, int d) {
        if (node.input(input) != null) {
            return part(input, d);
        }
        Dim batch = x.shape().dim(1);
        Value zero = graph.constant(x.dtype(), 0);
        if (batch.isStatic()) {
            return zero.expand(batch, hidden);
        }
        Value shape = Vocabulary.concat(0, List.of(x.shapeOf().gather(graph.vector(1), 0), graph.vector(hidden)));
        return graph.apply("Expand", Attributes.NONE, zero, shape);
    }

    private List<Value> step(Value seen, List<Value> s, Value recurrent, Value late, int d) {
        return switch (node.op()) {
            case "RNN" ->
                List.of(activation(d, 0, "Tanh").apply(clipped(seen.add(s.get(0).matMul(recurrent)))));
            case "GRU" -> List.of(gru(seen, s.get(0), recurrent, late, d));
            default -> lstm(seen, s.get(0), s.get(1), recurrent, d);
        };
    }

    private Value gru(Value seen, Value h, Value recurrent, Value late, int d) {
        UnaryOperator<Value> f = activation(d, 0, "Sigmoid");
        UnaryOperator<Value> g = activation(d, 1, "Tanh");
        Value first = h.matMul(recurrent.slice(1, 0, 2L * hidden));
        Value z = f.apply(clipped(gate(seen, 0).add(gate(first, 0))));
        Value r = f.apply(clipped(gate(seen, 1).add(gate(first, 1))));
        Value weights = gate(recurrent, 2);
        Value rest;
        if (node.attributes().integer("linear_before_reset", 0) == 1) {
            Value product = h.matMul(weights);
            rest = r.mul(late == null ? product : product.add(late));
        } else {
            rest = r.mul(h).matMul(weights);
        }
        Value candidate = g.apply(clipped(gate(seen, 2).add(rest)));
        return candidate.sub(z.mul(candidate)).add(z.mul(h));
    }

    private List<Value> lstm(Value seen, Value h, Value c, Value recurrent, int d) {
        UnaryOperator<Value> f = activation(d, 0, "Sigmoid");
        Value sum = seen.add(h.matMul(recurrent));
        Value i = f.apply(clipped(peep(gate(sum, 0), c, d, 0)));
        Value forget = f.apply(clipped(peep(gate(sum, 2), c, d, 2)));
        Value candidate = activation(d, 1, "Tanh").apply(clipped(gate(sum, 3)));
        Value cell = forget.mul(c).add(i.mul(candidate));
        Value o = f.apply(clipped(peep(gate(sum, 1), cell, d, 1)));
        return List.of(o.mul(activation(d, 2, "Tanh").apply(cell)), cell);
    }

    private Value peep(Value sum, Value cell, int d, int index) {
        return node.input(7) == null ? sum : sum.add(gate(part(7, d), index).mul(cell));
    }

    private Value gate(Value joined, int index) {
        return joined.slice(-1, (long) index * hidden, (index + 1L) * hidden);
    }

    private Value clipped(Value value) {
        float clip = node.attributes().number("clip", 0);
        return clip > 0 ? value.clip(-clip, clip) : value;
    }

    private UnaryOperator<Value> activation(int d, int index, String byDefault) {
        List<String> names = node.attributes().strings("activations");
        int count = node.op().equals("LSTM") ? 3 : node.op().equals("GRU") ? 2 : 1;
        String name = names.isEmpty() ? byDefault : names.get(d * count + index);
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "sigmoid" -> Value::sigmoid;
            case "tanh" -> Value::tanh;
            case "relu" -> Value::relu;
            case "softplus" -> Value::softplus;
            default ->
                throw new GraphException("no derivative is known through " + node + " with the activation " + name);
        };
    }
}
