package org.reprise.graph.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.reprise.graph.DType;
import org.reprise.graph.GraphException;
import org.reprise.graph.Shape;
import org.reprise.graph.TensorType;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Scope;

/** Puts a {@link TrainingProgram} together. */
public final class TrainingBuilder {
    final String name;
    final Objective objective;
    final List<Function<String, RandomGenerator>> streams;
    final boolean replicated;
    final Map<String, TensorType> batch = new LinkedHashMap<>();
    final Map<String, TensorType> resident = new LinkedHashMap<>();
    final Map<String, TensorType> whole = new LinkedHashMap<>();
    final Map<String, String> metadata = new LinkedHashMap<>();
    DType dtype = DType.FLOAT;
    Optimiser optimiser = Sgd.plain();
    Predicate<String> decayed = parameter -> parameter.endsWith("weight");
    double clipNorm = Double.POSITIVE_INFINITY;
    double sharpness;
    double average;
    Shape rows;
    boolean ownRates;
    final Map<String, TensorType> evaluated = new LinkedHashMap<>();
    BiFunction<Scope, Map<String, Value>, Map<String, Value>> evaluation = (scope, data) -> Map.of();

    TrainingBuilder(
            String name, Objective objective, List<Function<String, RandomGenerator>> streams, boolean replicated) {
        this.name = name;
        this.objective = objective;
        this.streams = List.copyOf(streams);
        this.replicated = replicated;
    }

    /** A tensor of each batch; its shape is that of one step. */
    public TrainingBuilder batch(String tensor, DType type, Object... lengths) {
        batch.put(tensor, new TensorType(type, Shape.of(lengths)));
        return this;
    }

    /** Data that stay in the session, of which a batch takes rows: the whole shape. */
    public TrainingBuilder resident(String tensor, DType type, Object... lengths) {
        resident.put(tensor, new TensorType(type, Shape.of(lengths)));
        return this;
    }

    /** Data that stay in the session, all of which every step takes: training on the full batch. */
    public TrainingBuilder whole(String tensor, DType type, Object... lengths) {
        whole.put(tensor, new TensorType(type, Shape.of(lengths)));
        return this;
    }

    /** Shape of the rows' numbers of one step: {@code [batch]}, or {@code [replicas, batch]}. */
    public TrainingBuilder rows(Object... lengths) {
        rows = Shape.of(lengths);
        return this;
    }

    /** Gives each replica learning rates of its own: the input {@code rate} is {@code [steps, replicas]}. */
    public TrainingBuilder ratesByReplica() {
        if (!replicated) {
            throw new GraphException("rates by replica, but " + name + " has no replicas");
        }
        ownRates = true;
        return this;
    }

    /** A tensor that the evaluation takes whole. */
    public TrainingBuilder evaluated(String tensor, DType type, Object... lengths) {
        evaluated.put(tensor, new TensorType(type, Shape.of(lengths)));
        return this;
    }

    /**
     * Adds outputs that the network, as it is after the last step of a call, yields in use.
     *
     * @param outputs builds them by name, from tensors that are {@link #evaluated}
     */
    public TrainingBuilder evaluate(BiFunction<Scope, Map<String, Value>, Map<String, Value>> outputs) {
        evaluation = outputs;
        return this;
    }

    public TrainingBuilder optimiser(Optimiser one) {
        optimiser = one;
        return this;
    }

    /** Type of parameters, {@code FLOAT} by default. */
    public TrainingBuilder dtype(DType one) {
        dtype = one;
        return this;
    }

    /** Which parameters weight decay acts on; by default those whose names end with {@code weight}. */
    public TrainingBuilder decayed(Predicate<String> mask) {
        decayed = mask;
        return this;
    }

    /** Scales gradients whose norm over all parameters is greater: Pascanu, Mikolov and Bengio 2013. */
    public TrainingBuilder clip(double norm) {
        if (!(norm > 0)) {
            throw new GraphException("gradients are to be clipped at the norm " + norm + ": it must be above 0");
        }
        clipNorm = norm;
        return this;
    }

    /** Takes the gradient at the worst point within this distance: SAM, Foret et al. 2021. */
    public TrainingBuilder sharpnessAware(double distance) {
        sharpness = distance;
        return this;
    }

    /** Keeps exponential averages of the parameters too, as states {@code average/name}. */
    public TrainingBuilder averaged(double decay) {
        average = decay;
        return this;
    }

    /** A line of the file's metadata. */
    public TrainingBuilder metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** Builds the graph. */
    public TrainingProgram build() {
        if (!resident.isEmpty() && rows == null) {
            throw new GraphException("resident data need the shape of the rows that a step takes: rows(batch)");
        }
        return new StepProgram(this).build();
    }
}
