package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Derivatives through the branch that was taken. */
final class IfGradient {
    private IfGradient() {}

    static List<Value> of(Node node, List<Value> g) {
        List<Value> captures = node.captures().stream()
                .filter(v -> !v.isConstant() && v.dtype().isFloating())
                .toList();
        List<Value> seeds = new ArrayList<>();
        for (int i = 0; i < g.size(); i++) {
            seeds.add(g.get(i) == null ? null : Shapes.like(g.get(i), node.output(i)));
        }
        List<Value> found = If.of(
                node.input(0),
                branch(node.attributes().graph("then_branch"), seeds, captures),
                branch(node.attributes().graph("else_branch"), seeds, captures));
        List<Value> all = new ArrayList<>();
        all.add(null);
        for (Value capture : node.captures()) {
            int at = captures.indexOf(capture);
            all.add(at < 0 ? null : found.get(at));
        }
        return all;
    }

    private static Supplier<List<Value>> branch(Graph body, List<Value> seeds, List<Value> captures) {
        return () -> {
            List<Value> results = List.copyOf(body.outputs().values());
            List<Value> again = new Rebuild(Map.of(), body.root().innermost(), body).of(results);
            List<Value> found = Gradients.partial(again, seeds, captures);
            List<Value> all = new ArrayList<>();
            for (int i = 0; i < captures.size(); i++) {
                all.add(found.get(i) == null ? captures.get(i).zeros() : found.get(i));
            }
            return all;
        };
    }
}
