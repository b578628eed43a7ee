package org.reprise.selu.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Losses;
import org.reprise.graph.nn.Scope;
import org.reprise.graph.train.Objective;
import org.reprise.graph.train.Sgd;
import org.reprise.graph.train.TrainingProgram;

/** Builds the networks' graphs. */
public final class Networks {
    /** Training features {@code [rows, inputs]}, or features of a forward graph {@code [batch, inputs]}. */
    public static final String FEATURES = "x";
    /** Training labels {@code [rows]}. */
    public static final String LABELS = "y";
    /** Features that the network is evaluated on after each call {@code [rows, inputs]}. */
    public static final String OTHER_FEATURES = "other_x";
    /** Output of a training program: the classes of these rows {@code [replicas, rows]}. */
    public static final String CLASSES = "classes";
    /** Output of a forward graph: {@code [batch, outputs]}. */
    public static final String LOGITS = "logits";

    private static final String PAPER =
            "Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks, 2017";

    private Networks() {}

    /**
     * The network in use: {@code x [batch, inputs]} to {@code logits [batch, outputs]}, batch symbolic.
     *
     * @param streams random numbers by name, from which parameters are drawn
     */
    public static Graph forward(Architecture architecture, Function<String, RandomGenerator> streams) {
        Graph graph = new Graph("forward");
        graph.metadata("paper", PAPER);
        Scope scope = Scope.of(graph, DType.FLOAT, streams);
        Value x = graph.input(FEATURES, DType.FLOAT, "batch", architecture.inputs());
        Layer network = architecture.design().network(architecture.widths(), architecture.outputs(), 0);
        return graph.output(LOGITS, network.apply(scope, x));
    }

    /**
     * Replicas that stochastic gradient descent trains side by side on the same batches, each at a rate of its own. Every
     * call takes {@code rows [steps, batch]} of the resident data {@code x} and {@code y}, and yields the classes of
     * {@code other_x} by the networks after the last step.
     *
     * @param streams for each replica, random numbers by name, from which parameters are drawn
     * @param dropout rate of each replica
     * @param batch rows of a step
     */
    public static TrainingProgram training(
            Architecture architecture, List<Function<String, RandomGenerator>> streams, double[] dropout, int batch) {
        Layer network = architecture.design().network(architecture.widths(), architecture.outputs(), dropout);
        Objective objective = (scope, data) -> {
            Value logits = network.apply(scope, data.get(FEATURES).unsqueeze(0));
            Value labels = data.get(LABELS).unsqueeze(0);
            return Objective.Outcome.of(Losses.mean(scope, Losses.softmaxCrossEntropy(logits, labels)));
        };
        return TrainingProgram.replicas("training", objective, streams)
                .resident(FEATURES, DType.FLOAT, "rows", architecture.inputs())
                .resident(LABELS, DType.INT64, "rows")
                .rows(batch)
                .optimiser(Sgd.plain())
                .ratesByReplica()
                .evaluated(OTHER_FEATURES, DType.FLOAT, "others", architecture.inputs())
                .evaluate((scope, data) -> Map.of(
                        CLASSES,
                        network.apply(scope, data.get(OTHER_FEATURES).unsqueeze(0))
                                .argMax(-1, false)))
                .metadata("paper", PAPER)
                .build();
    }
}
