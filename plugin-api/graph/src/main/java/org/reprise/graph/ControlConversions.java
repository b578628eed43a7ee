package org.reprise.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Branches and loops with bodies. Loops whose number of steps does not depend on what they compute become scans. */
final class ControlConversions {
    private ControlConversions() {}

    static void register(BiConsumer<String, Conversion> all) {
        all.accept("If", ControlConversions::branch);
        all.accept("Loop", s -> new LoopConversion(s).convert());
        all.accept("Scan", ControlConversions::scan);
        all.accept("Gradient", ControlConversions::gradient);
    }

    private static List<Value> branch(Source s) {
        Value condition = s.needed(0);
        if (condition.isConstant()) {
            return branch(s, condition.scalarOrNaN() != 0 ? "then_branch" : "else_branch");
        }
        Value scalar = condition.rank() == 0 ? condition : condition.reshape();
        return If.of(scalar, () -> branch(s, "then_branch"), () -> branch(s, "else_branch"));
    }

    private static List<Value> branch(Source s, String name) {
        return s.importer().body(s.body(name), s.names(), s.opset(), List.of());
    }

    /** Derivatives that the file asks for are taken here. */
    private static List<Value> gradient(Source s) {
        Value of = s.names().value(s.attributes().string("y", ""));
        List<String> names = new ArrayList<>(s.attributes().strings("xs"));
        int count = names.size();
        names.addAll(s.attributes().strings("zs"));
        Map<Value, Value> by = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            by.put(s.names().value(names.get(i)), s.needed(i));
        }
        Value at = s.graph().replace(List.of(of), by).get(0);
        Value one = s.graph().constant(at.dtype(), 1).expandLike(at);
        return Gradients.of(List.of(at), List.of(one), s.inputs().subList(0, count));
    }

    private static List<Value> scan(Source s) {
        boolean batched = s.opset() < 9;
        List<Value> inputs = new ArrayList<>(s.inputs());
        if (batched) {
            if (s.has(0)) {
                throw s.fail("lengths of sequences are not supported");
            }
            inputs.remove(0);
            for (int i = 0; i < inputs.size(); i++) {
                if (!inputs.get(i).shape().dim(0).is(1)) {
                    throw s.fail("its first version is only supported for a batch of 1");
                }
                inputs.set(i, inputs.get(i).squeeze(0));
            }
        }
        int sequences = (int) s.attributes().integer("num_scan_inputs", 0);
        int states = inputs.size() - sequences;
        GraphProto body = s.body("body");
        int outputs = body.getOutputCount() - states;
        if (sequences < 1 || states < 0 || outputs < 0) {
            throw s.fail("num_scan_inputs is " + sequences + ", but there are " + inputs.size() + " inputs and "
                    + body.getOutputCount() + " results");
        }
        String prefix = batched ? "" : "scan_";
        long[] in = s.attributes().integers(batched ? "directions" : "scan_input_directions", new long[sequences]);
        long[] out = s.attributes().integers(prefix + "output_directions", new long[outputs]);
        long[] inAxes = s.attributes().integers("scan_input_axes", new long[sequences]);
        long[] outAxes = s.attributes().integers("scan_output_axes", new long[outputs]);
        boolean back = in[0] == 1;
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            Value front = move(inputs.get(states + i), inAxes[i], 0);
            elements.add((in[i] == 1) == back ? front : reversed(front));
        }
        Scan scan = Scan.over(inputs.subList(0, states), elements, back, (state, element) -> {
            List<Value> given = new ArrayList<>(state);
            given.addAll(element);
            List<Value> made = s.importer().body(body, s.names(), s.opset(), given);
            return new Scan.Step(made.subList(0, states), made.subList(states, made.size()));
        });
        List<Value> results = new ArrayList<>(scan.states());
        for (int i = 0; i < outputs; i++) {
            Value stacked = scan.outputs().get(i);
            stacked = (out[i] == 1) == back ? stacked : reversed(stacked);
            results.add(move(stacked, 0, outAxes[i]));
        }
        return batched ? results.stream().map(v -> v.unsqueeze(0)).toList() : results;
    }

    private static Value reversed(Value x) {
        return x.slice(0, -1, Long.MIN_VALUE + 1, -1);
    }

    /** Moves an axis, the others keep their order. */
    private static Value move(Value x, long from, long to) {
        int a = x.shape().axis((int) from);
        int b = x.shape().axis((int) to);
        if (a == b) {
            return x;
        }
        List<Long> order = new ArrayList<>();
        for (long i = 0; i < x.rank(); i++) {
            if (i != a) {
                order.add(i);
            }
        }
        order.add(b, (long) a);
        return x.transpose(order.stream().mapToLong(Long::longValue).toArray());
    }
}
