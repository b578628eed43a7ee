package org.reprise.graph.train;

import java.util.List;
import org.reprise.graph.Value;

/** How a parameter is changed by its derivative. */
public interface Optimiser {
    /**
     * What is known at a step.
     *
     * @param rate learning rate: a scalar, or one for each replica in a shape that broadcasts against the parameter
     * @param count number of this step from 1, a scalar of the parameters' type
     * @param decayed whether weight decay applies to the parameter
     */
    record Step(Value rate, Value count, boolean decayed) {}

    /** Names of the tensors that are kept for each parameter; they have its shape and begin at 0. */
    List<String> slots();

    /**
     * Builds an update.
     *
     * @param kept the slots' values before it
     * @return the parameter after it, then the slots
     */
    List<Value> update(Step step, Value parameter, Value gradient, List<Value> kept);
}
