package org.reprise.graph.train;

import java.util.Map;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Scope;

/** What training minimises. */
@FunctionalInterface
public interface Objective {
    /**
     * The loss of a batch.
     *
     * @param loss a scalar; with replicas one for each, {@code [replicas]}
     * @param metrics what else is reported of each step, by name
     */
    record Outcome(Value loss, Map<String, Value> metrics) {
        /** A loss alone. */
        public static Outcome of(Value loss) {
            return new Outcome(loss, Map.of());
        }
    }

    /** Builds the loss of a batch whose tensors have names. */
    Outcome build(Scope scope, Map<String, Value> batch);
}
