package org.reprise.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Back-propagation through time: a scan the other way, which computes each step again from the state before it. */
final class ScanGradient {
    private final Node node;
    private final Graph body;
    private final int states;
    private final int sequences;
    private final int outputs;
    private final boolean backwards;
    private final List<Value> captures;

    private ScanGradient(Node node) {
        this.node = node;
        this.body = node.attributes().graph("body");
        this.sequences = (int) node.attributes().integer("num_scan_inputs", 0);
        this.states = node.inputs().size() - sequences;
        this.outputs = node.outputs().size() - 2 * states;
        long[] directions = node.attributes().integers("scan_input_directions", (long[]) null);
        this.backwards = directions != null && directions[0] == 1;
        this.captures = node.captures().stream()
                .filter(v -> !v.isConstant() && v.dtype().isFloating())
                .toList();
        if (outputs < 0 || !List.copyOf(body.outputs().keySet()).contains("before_0") && states > 0) {
            throw new GraphException("no derivative is known through " + node + ": build it with Scan.over");
        }
    }

    static List<Value> of(Node node, List<Value> g) {
        return new ScanGradient(node).back(g);
    }

    private List<Value> back(List<Value> g) {
        List<Integer> adjoint = new ArrayList<>();
        List<Value> initial = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            if (node.input(i).dtype().isFloating()) {
                adjoint.add(i);
                Value end = node.output(i);
                initial.add(g.get(i) == null ? end.zeros() : Shapes.like(g.get(i), end));
            }
        }
        captures.forEach(capture -> initial.add(capture.zeros()));
        List<Value> given = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            given.add(node.output(states + outputs + i));
        }
        given.addAll(node.inputs().subList(states, states + sequences));
        List<Integer> seeded = new ArrayList<>();
        // Those of the states before each step, too: second derivatives come through them.
        for (int i = 0; i < outputs + states; i++) {
            Value gradient = g.get(states + i);
            if (gradient != null) {
                seeded.add(i);
                given.add(Shapes.like(gradient, node.output(states + i)));
            }
        }
        Scan scan = Scan.over(initial, given, !backwards, (s, e) -> step(s, e, adjoint, seeded));
        return collect(scan, adjoint);
    }

    private Scan.Step step(List<Value> s, List<Value> e, List<Integer> adjoint, List<Integer> seeded) {
        Map<Value, Value> by = new HashMap<>();
        List<Value> inputs = List.copyOf(body.inputs().values());
        for (int i = 0; i < inputs.size(); i++) {
            by.put(inputs.get(i), e.get(i));
        }
        List<Value> results = List.copyOf(body.outputs().values());
        List<Value> again = e.get(0).graph().replace(results, by);
        List<Value> values = new ArrayList<>();
        List<Value> seeds = new ArrayList<>();
        for (int i = 0; i < adjoint.size(); i++) {
            values.add(again.get(adjoint.get(i)));
            seeds.add(s.get(i));
        }
        for (int i = 0; i < seeded.size(); i++) {
            values.add(again.get(states + seeded.get(i)));
            seeds.add(e.get(states + sequences + i));
        }
        List<Value> targets = new ArrayList<>();
        adjoint.forEach(i -> targets.add(e.get(i)));
        targets.addAll(captures);
        List<Value> elements = e.subList(states, states + sequences).stream()
                .filter(v -> v.dtype().isFloating())
                .toList();
        targets.addAll(elements);
        List<Value> found = Gradients.partial(values, seeds, targets);
        List<Value> next = new ArrayList<>();
        for (int i = 0; i < adjoint.size(); i++) {
            next.add(found.get(i) == null ? s.get(i).zeros() : found.get(i));
        }
        for (int i = adjoint.size(); i < adjoint.size() + captures.size(); i++) {
            next.add(found.get(i) == null ? s.get(i) : s.get(i).add(found.get(i)));
        }
        List<Value> yields = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Value gradient = found.get(adjoint.size() + captures.size() + i);
            yields.add(gradient == null ? elements.get(i).zeros() : gradient);
        }
        return new Scan.Step(next, yields);
    }

    private List<Value> collect(Scan scan, List<Integer> adjoint) {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            int at = adjoint.indexOf(i);
            all.add(at < 0 ? null : scan.states().get(at));
        }
        int next = 0;
        for (int i = 0; i < sequences; i++) {
            all.add(node.input(states + i).dtype().isFloating() ? scan.outputs().get(next++) : null);
        }
        for (Value capture : node.captures()) {
            int at = captures.indexOf(capture);
            all.add(at < 0 ? null : scan.states().get(adjoint.size() + at));
        }
        return all;
    }
}
