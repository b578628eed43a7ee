package org.reprise.graph.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.graph.Graph;
import org.reprise.graph.Tensor;

/**
 * Several steps of training as one graph. Its inputs are the state (parameters, the optimiser's slots, the number of steps
 * done), {@code rate} {@code [steps]} (or {@code [steps, replicas]}), {@code seed}, and batches; its outputs are the state
 * afterwards, under {@code next/} and the input's name, {@code loss} {@code [steps]} (with replicas {@code [steps, replicas]}),
 * the objective's metrics, and what the evaluation yields.
 *
 * @param graph the graph
 * @param first the first state, by input
 * @param carried for each output that is a state, the input that it is fed to at the next call
 * @param trained names of the parameters that training changes
 */
public record TrainingProgram(
        Graph graph, Map<String, Tensor> first, Map<String, String> carried, List<String> trained) {
    /** Input: learning rates of the steps. */
    public static final String RATE = "rate";
    /** Input: a scalar of type int64 that dropout is drawn from. */
    public static final String SEED = "seed";
    /** Input and state: number of steps done, a scalar of type int64. */
    public static final String COUNT = "count";
    /** Output: losses of the steps. */
    public static final String LOSS = "loss";
    /** Input: rows of the resident data that make up the batches, {@code [steps, batch]}. */
    public static final String ROWS = "rows";

    private static final String NEXT = "next/";

    public TrainingProgram {
        first = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(first));
        carried = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(carried));
        trained = List.copyOf(trained);
    }

    /** Name of the output that is a state after the call. */
    static String next(String state) {
        return NEXT + state;
    }

    /**
     * Begins a program.
     *
     * @param name name of the graph
     * @param streams random numbers by name, from which first values are drawn
     */
    public static TrainingBuilder of(String name, Objective objective, Function<String, RandomGenerator> streams) {
        return new TrainingBuilder(name, objective, List.of(streams), false);
    }

    /** Begins a program for several replicas, which are trained side by side. */
    public static TrainingBuilder replicas(
            String name, Objective objective, List<Function<String, RandomGenerator>> streams) {
        return new TrainingBuilder(name, objective, streams, true);
    }
}
