package org.reprise.graph.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Tensor;
import org.reprise.graph.Value;

/**
 * Where a network is built: its graph, where its parameters come from, whether it is being trained, and how many replicas
 * there are. With R replicas, parameters and activations have a leading axis of length R: R independent networks in one.
 */
public final class Scope {
    /** Gives a parameter of a name; its first value is drawn only where somebody needs it. */
    public interface Parameters {
        /**
         * A parameter.
         *
         * @param name its name
         * @param trainable whether training changes it; running statistics, say, are not
         * @param first draws its first value
         */
        Value get(Graph graph, String name, boolean trainable, Supplier<Tensor> first);
    }

    private final Graph graph;
    private final DType dtype;
    private final Parameters parameters;
    private final List<Function<String, RandomGenerator>> streams;
    private final boolean replicated;
    private final Value noise;
    private final Map<String, Value> updates = new LinkedHashMap<>();
    private String path = "";
    private int layers;

    private Scope(
            Graph graph,
            DType dtype,
            Parameters parameters,
            List<Function<String, RandomGenerator>> streams,
            boolean replicated,
            Value noise) {
        this.graph = graph;
        this.dtype = dtype;
        this.parameters = parameters;
        this.streams = streams;
        this.replicated = replicated;
        this.noise = noise;
    }

    /**
     * A scope for a network that is not trained, whose parameters belong to the graph.
     *
     * @param streams random numbers by name, from which the first values of parameters are drawn
     */
    public static Scope of(Graph graph, DType dtype, Function<String, RandomGenerator> streams) {
        return new Scope(graph, dtype, Scope::own, List.of(streams), false, null);
    }

    /**
     * Replicas, one for each source of random numbers.
     *
     * @param replicas random numbers by name, for each replica
     */
    public static Scope replicas(Graph graph, DType dtype, List<Function<String, RandomGenerator>> replicas) {
        return new Scope(graph, dtype, Scope::own, List.copyOf(replicas), true, null);
    }

    private static Value own(Graph graph, String name, boolean trainable, Supplier<Tensor> first) {
        Value known = graph.parameters().get(name);
        // The graph is within the part, too, and puts the part's name before.
        return known != null ? known : graph.parameter(name.substring(name.lastIndexOf('/') + 1), first.get());
    }

    /** The same with parameters from elsewhere. */
    public Scope with(Graph other, Parameters source) {
        return new Scope(other, dtype, source, streams, replicated, noise);
    }

    /**
     * The same for training.
     *
     * @param seed a scalar of type int64 that is another one at each step: what dropout is drawn from
     */
    public Scope training(Value seed) {
        return new Scope(graph, dtype, parameters, streams, replicated, seed);
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /** Type of parameters and activations. */
    public DType dtype() {
        return dtype;
    }

    /** Whether the network is being trained: dropout and batch statistics depend on it. */
    public boolean isTraining() {
        return noise != null;
    }

    /** Whether there is a leading axis of replicas. */
    public boolean isReplicated() {
        return replicated;
    }

    /** Number of replicas; 1 without them. */
    public int replicas() {
        return streams.size();
    }

    /** A number for each layer that draws random numbers, so that no two draw the same. */
    int nextLayer() {
        return ++layers;
    }

    /** What random numbers are made from while training. */
    Value noise() {
        return noise;
    }

    /** Builds a part under a name. */
    public <T> T within(String part, Supplier<T> build) {
        String before = path;
        path = before + part + "/";
        try {
            return graph.within(part, build);
        } finally {
            path = before;
        }
    }

    /**
     * A parameter.
     *
     * @param name its name within the part that is being built
     * @param shape without the axis of replicas
     * @param fanIn number of inputs that an output depends on
     * @param fanOut number of outputs that an input acts on
     */
    public Value parameter(String name, Initialiser initialiser, long fanIn, long fanOut, long... shape) {
        return parameter(name, true, initialiser, fanIn, fanOut, shape);
    }

    /** A parameter that may not be trained, such as a running mean. */
    Value parameter(String name, boolean trainable, Initialiser initialiser, long fanIn, long fanOut, long... shape) {
        String full = path + name;
        return parameters.get(graph, full, trainable, () -> first(full, initialiser, fanIn, fanOut, shape));
    }

    /** Says what a parameter that is not trained becomes with this step: a running mean, say. */
    void update(String name, Value next) {
        updates.put(path + name, next);
    }

    /** What the parameters that are not trained become with this step, by full name; none while the network is not trained. */
    public Map<String, Value> updates() {
        return Collections.unmodifiableMap(updates);
    }

    private Tensor first(String full, Initialiser initialiser, long fanIn, long fanOut, long... shape) {
        if (!replicated) {
            double[] values = initialiser.draw(streams.get(0).apply(full), shape, fanIn, fanOut);
            return Tensor.of(dtype, values, shape);
        }
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        double[] all = new double[size * streams.size()];
        for (int r = 0; r < streams.size(); r++) {
            double[] values = initialiser.draw(streams.get(r).apply(full), shape, fanIn, fanOut);
            System.arraycopy(values, 0, all, r * size, size);
        }
        long[] whole = new long[shape.length + 1];
        whole[0] = streams.size();
        System.arraycopy(shape, 0, whole, 1, shape.length);
        return Tensor.of(dtype, all, whole);
    }

    /**
     * A parameter made ready to be broadcast against activations: with axes of length 1 between that of replicas and its
     * own, so that it has {@code rank} axes besides that of replicas.
     */
    Value aligned(Value parameter, int rank) {
        int own = parameter.rank() - (replicated ? 1 : 0);
        if (!replicated || own >= rank) {
            return parameter;
        }
        long[] axes = new long[rank - own];
        Arrays.setAll(axes, i -> i + 1);
        return parameter.unsqueeze(axes);
    }

    /** How many axes of a value belong to neither replicas nor the network: the place of its first own axis. */
    int first() {
        return replicated ? 1 : 0;
    }
}
