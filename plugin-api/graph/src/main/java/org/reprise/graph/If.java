package org.reprise.graph;

import java.util.List;
import java.util.function.Supplier;

/** A choice made when the graph runs: only one branch is computed. Derivatives go back through the one that was. */
public final class If {
    private If() {}

    /**
     * What one of two branches yields.
     *
     * @param condition a scalar of type bool
     * @param yes builds the values if it is true
     * @param no builds values of the same number and types
     */
    public static List<Value> of(Value condition, Supplier<List<Value>> yes, Supplier<List<Value>> no) {
        Graph root = condition.graph().root();
        Graph then = branch(root, "then", yes);
        Graph other = branch(root, "else", no);
        int count = then.outputs().size();
        if (other.outputs().size() != count) {
            throw new GraphException("one branch yields " + count + " values, the other "
                    + other.outputs().size());
        }
        Attributes attributes = Attributes.of("then_branch", then).with("else_branch", other);
        return condition.graph().apply("If", attributes, count, List.of(condition));
    }

    private static Graph branch(Graph root, String name, Supplier<List<Value>> build) {
        Graph body = root.open(name, true);
        try {
            List<Value> values = build.get();
            for (int i = 0; i < values.size(); i++) {
                body.output("result_" + i, values.get(i));
            }
        } finally {
            root.close(body);
        }
        return body;
    }
}
