package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Losses;
import org.reprise.graph.nn.Normalisation;
import org.reprise.graph.nn.Scope;
import org.reprise.graph.train.Adam;
import org.reprise.graph.train.Objective;
import org.reprise.graph.train.Optimiser;
import org.reprise.graph.train.Sgd;
import org.reprise.graph.train.TrainingBuilder;
import org.reprise.graph.train.TrainingProgram;

/** Rates and dropout by replica, running statistics, and networks evaluated in the call that trains them. */
class EvaluationTest {
    private static final Offset<Double> TIGHT = Offset.offset(1e-12);

    private static Function<String, RandomGenerator> streams(long seed) {
        return name -> new Random(seed * 31 + name.hashCode());
    }

    private static Layer network() {
        return Layers.dense(3)
                .named("a")
                .then(Normalisation.batchNorm(0.25).named("n"))
                .then(Layers.tanh())
                .then(Layers.dense(1).named("b"));
    }

    private static Objective objective(Layer network) {
        return (scope, batch) -> Objective.Outcome.of(
                Losses.mean(scope, network.apply(scope, batch.get("x")).square().squeeze(-1)));
    }

    private static Tensor normal(long seed, long... shape) {
        Random random = new Random(seed);
        double[] values = new double[(int) Shape.of(shape).elements().value()];
        Arrays.setAll(values, i -> 1 + 2 * random.nextGaussian());
        return Tensor.of(DType.DOUBLE, values, shape);
    }

    private static Map<String, Tensor> run(TrainingProgram program, Map<String, Tensor> given) {
        Map<String, Tensor> inputs = new HashMap<>(program.first());
        inputs.putAll(given);
        inputs.putIfAbsent(TrainingProgram.SEED, Tensor.of(new long[] {5}));
        return Ort.run(program.graph(), inputs);
    }

    @Test
    void eachReplicaHasItsOwnRate() {
        double[] rates = {0.1, 0.02};
        for (Optimiser optimiser : List.of(Sgd.plain(), new Sgd(0.9, true, 0.1), Adam.decoupled(0.1))) {
            Tensor x = normal(3, 2, 4, 2);
            Tensor both = Tensor.of(doubled(x.toDoubles(), 8), 2, 2, 4, 2);
            TrainingProgram together = TrainingProgram.replicas(
                            "both", objective(network()), List.of(streams(1), streams(2)))
                    .dtype(DType.DOUBLE)
                    .batch("x", DType.DOUBLE, 2, 4, 2)
                    .optimiser(optimiser)
                    .ratesByReplica()
                    .build();
            Tensor steps = Tensor.of(new double[] {0.1, 0.02, 0.1, 0.02}, 2, 2);
            Map<String, Tensor> found = run(together, Map.of("x", both, "rate", steps));
            for (int r = 0; r < 2; r++) {
                TrainingProgram alone = TrainingProgram.of("one", objective(network()), streams(r + 1))
                        .dtype(DType.DOUBLE)
                        .batch("x", DType.DOUBLE, 4, 2)
                        .optimiser(optimiser)
                        .build();
                Map<String, Tensor> single =
                        run(alone, Map.of("x", x, "rate", Tensor.filled(DType.DOUBLE, rates[r], 2)));
                for (String output : alone.carried().keySet()) {
                    double[] expected = single.get(output).toDoubles();
                    if (!output.equals("next/count")) {
                        assertThat(Arrays.copyOfRange(
                                        found.get(output).toDoubles(), r * expected.length, (r + 1) * expected.length))
                                .as(output)
                                .containsExactly(expected, TIGHT);
                    }
                }
            }
        }
        assertThatThrownBy(() -> TrainingProgram.of("one", objective(network()), streams(1))
                        .ratesByReplica())
                .hasMessageContaining("no replicas");
    }

    /** Each step's batch twice. */
    private static double[] doubled(double[] values, int each) {
        double[] all = new double[2 * values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i / (2 * each) * each + i % each];
        }
        return all;
    }

    @Test
    void batchNormalisationKeepsRunningStatistics() {
        Layer norm = Normalisation.batchNorm(0.25).named("n");
        Objective objective = (scope, batch) -> {
            Value shift = scope.parameter("s/weight", Initialiser.zeros(), 2, 2, 2);
            return Objective.Outcome.of(
                    norm.apply(scope, batch.get("x").add(shift)).square().mean());
        };
        TrainingProgram program = TrainingProgram.of("norm", objective, streams(1))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 4, 2)
                .evaluated("z", DType.DOUBLE, "rows", 2)
                .evaluate((scope, data) -> Map.of("out", norm.apply(scope, data.get("z"))))
                .build();
        assertThat(program.trained()).containsExactly("s/weight", "n/weight", "n/bias");
        double[] x = normal(3, 2, 4, 2).toDoubles();
        Map<String, Tensor> found = run(
                program,
                Map.of(
                        "x", Tensor.of(x, 2, 4, 2),
                        "rate", Tensor.filled(DType.DOUBLE, 0, 2),
                        "z", Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 2)));
        double[] means = {0, 0};
        double[] variances = {1, 1};
        for (int step = 0; step < 2; step++) {
            for (int c = 0; c < 2; c++) {
                double mean = 0;
                double square = 0;
                for (int i = 0; i < 4; i++) {
                    mean += x[step * 8 + i * 2 + c] / 4;
                    square += x[step * 8 + i * 2 + c] * x[step * 8 + i * 2 + c] / 4;
                }
                means[c] = 0.75 * means[c] + 0.25 * mean;
                variances[c] = 0.75 * variances[c] + 0.25 * (square - mean * mean);
            }
        }
        assertThat(found.get("next/n/mean").toDoubles()).containsExactly(means, TIGHT);
        assertThat(found.get("next/n/variance").toDoubles()).containsExactly(variances, TIGHT);
        double[] expected = new double[6];
        Arrays.setAll(expected, i -> (i + 1 - means[i % 2]) / Math.sqrt(variances[i % 2] + 1e-5));
        assertThat(found.get("out").toDoubles()).containsExactly(expected, TIGHT);
        assertThatThrownBy(() -> Normalisation.batchNorm(0)).hasMessageContaining("(0, 1]");
    }

    @Test
    void theEvaluationIsThatOfTheNetworkAfterTheLastStep() {
        Layer network = network();
        TrainingProgram program = TrainingProgram.replicas("net", objective(network), List.of(streams(1), streams(2)))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 1, 4, 2)
                .evaluated("z", DType.DOUBLE, 1, 3, 2)
                .evaluate((scope, data) -> Map.of("out", network.apply(scope, data.get("z"))))
                .build();
        Tensor z = normal(4, 1, 3, 2);
        Map<String, Tensor> found =
                run(program, Map.of("x", normal(3, 5, 1, 4, 2), "rate", Tensor.filled(DType.DOUBLE, 0.1, 5), "z", z));
        Graph forward = new Graph("forward");
        Scope scope = Scope.replicas(forward, DType.DOUBLE, List.of(streams(1), streams(2)))
                .with(forward, (g, name, trainable, value) -> g.constant(found.get("next/" + name)));
        forward.output("out", network.apply(scope, forward.input("z", DType.DOUBLE, 1, 3, 2)));
        assertThat(Ort.run(forward, Map.of("z", z)).get("out").toDoubles())
                .containsExactly(found.get("out").toDoubles(), TIGHT);
    }

    @Test
    void aGraphsOwnParametersHaveTheNamesThatTrainingGivesThem() {
        Graph forward = new Graph("forward");
        Scope scope = Scope.of(forward, DType.DOUBLE, streams(1));
        Value x = forward.input("x", DType.DOUBLE, "batch", 2);
        Value once = network().apply(scope, x);
        assertThat(forward.parameters().keySet())
                .containsExactly(
                        "a/weight", "a/bias", "n/mean", "n/variance", "n/weight", "n/bias", "b/weight", "b/bias");
        assertThat(network().apply(scope, x)).isSameAs(once);
        TrainingProgram program = TrainingProgram.of("net", objective(network()), streams(1))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 4, 2)
                .build();
        forward.parameters()
                .forEach((name, value) ->
                        assertThat(program.first().get(name)).as(name).isEqualTo(value.tensor()));
    }

    @Test
    void dropoutHasARateForEachReplica() {
        double[] rates = {0, 0.25};
        TrainingBuilder plan = TrainingProgram.replicas(
                        "drop",
                        (scope, batch) -> {
                            Value w = scope.parameter("w", Initialiser.constant(1), 1, 1, 1, 1);
                            Value ones = w.expand(2, 100, 100);
                            Value dropped = Layers.dropout(rates).apply(scope, ones);
                            Value alpha = Layers.alphaDropout(rates).apply(scope, ones.mul(0));
                            return new Objective.Outcome(
                                    Losses.mean(scope, dropped),
                                    Map.of(
                                            "least",
                                            alpha.reduceMin(false, 1, 2),
                                            "most",
                                            alpha.reduceMax(false, 1, 2)));
                        },
                        List.of(streams(1), streams(2)))
                .dtype(DType.DOUBLE);
        Map<String, Tensor> found = run(plan.build(), Map.of("rate", Tensor.filled(DType.DOUBLE, 0, 1)));
        assertThat(found.get("loss").get(0)).isEqualTo(1);
        // 10,000 draws: four standard deviations are 0.023.
        assertThat(found.get("loss").get(1)).isNotEqualTo(1).isCloseTo(1, Offset.offset(0.023));
        double limit = -1.758099340847377;
        double scale = 1 / Math.sqrt(0.75 + limit * limit * 0.75 * 0.25);
        assertThat(found.get("least").toDoubles())
                .containsExactly(new double[] {0, scale * limit - scale * 0.25 * limit}, TIGHT);
        assertThat(found.get("most").toDoubles()).containsExactly(new double[] {0, -scale * 0.25 * limit}, TIGHT);
        Graph graph = new Graph("g");
        Scope scope = Scope.of(graph, DType.FLOAT, streams(1)).training(graph.constant(DType.INT64, 1));
        assertThatThrownBy(() -> Layers.dropout(rates).apply(scope, graph.input("x", DType.FLOAT, 2)))
                .hasMessageContaining("2 rates for 1 replicas");
    }
}
