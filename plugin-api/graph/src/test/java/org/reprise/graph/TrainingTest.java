package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.reprise.graph.train.RmsProp;
import org.reprise.graph.train.Sgd;
import org.reprise.graph.train.TrainingBuilder;
import org.reprise.graph.train.TrainingProgram;

/** Training programs against the formulas of their optimisers, and against each other. */
class TrainingTest {
    private static final Offset<Double> TIGHT = Offset.offset(1e-12);

    private static Function<String, RandomGenerator> streams(long seed) {
        return name -> new Random(seed * 31 + name.hashCode());
    }

    /** {@code 0.5 a x^2}, summed: its gradient is {@code a x}. */
    private static Objective quadratic(double... curvature) {
        return (scope, batch) -> {
            int n = curvature.length;
            Value x = scope.parameter("x/weight", Initialiser.constant(2), 1, 1, n);
            Value a = x.graph().constant(Tensor.of(curvature, n));
            return Objective.Outcome.of(x.square().mul(a).mul(0.5).sum());
        };
    }

    private static Map<String, Tensor> run(TrainingProgram program, int steps, Map<String, Tensor> more, double rate) {
        Map<String, Tensor> inputs = new HashMap<>(program.first());
        inputs.putAll(more);
        DType dtype = program.graph().inputs().get(TrainingProgram.RATE).dtype();
        inputs.put(TrainingProgram.RATE, Tensor.filled(dtype, rate, steps));
        inputs.putIfAbsent(TrainingProgram.SEED, Tensor.of(new long[] {5}));
        return Ort.run(program.graph(), inputs);
    }

    private static double[] train(
            double[] curvature,
            int steps,
            Optimiser optimiser,
            double rate,
            Function<TrainingBuilder, TrainingBuilder> more) {
        TrainingProgram program = more.apply(TrainingProgram.of("q", quadratic(curvature), streams(1))
                        .dtype(DType.DOUBLE)
                        .optimiser(optimiser))
                .build();
        return run(program, steps, Map.of(), rate).get("next/x/weight").toDoubles();
    }

    @Test
    void optimisersFollowTheirFormulas() {
        double[] a = {0.5, 3};
        double rate = 0.1;
        int steps = 4;
        double[] sgd = new double[2];
        double[] heavy = new double[2];
        double[] nesterov = new double[2];
        double[] adam = new double[2];
        double[] adamW = new double[2];
        double[] rms = new double[2];
        for (int i = 0; i < 2; i++) {
            double x = 2, y = 2, v = 0, z = 2, w = 0, p = 2, m = 0, s = 0, q = 2, n = 0, u = 0, r = 2, k = 0;
            for (int t = 1; t <= steps; t++) {
                x -= rate * (a[i] * x + 0.01 * x);
                v = 0.9 * v + a[i] * y;
                y -= rate * v;
                double g = a[i] * z;
                w = 0.9 * w + g;
                z -= rate * (g + 0.9 * w);
                g = a[i] * p;
                m = 0.9 * m + 0.1 * g;
                s = 0.999 * s + 0.001 * g * g;
                p -= rate * m / (1 - Math.pow(0.9, t)) / (Math.sqrt(s / (1 - Math.pow(0.999, t))) + 1e-8);
                g = a[i] * q;
                n = 0.9 * n + 0.1 * g;
                u = 0.999 * u + 0.001 * g * g;
                q = q * (1 - rate * 0.02)
                        - rate * n / (1 - Math.pow(0.9, t)) / (Math.sqrt(u / (1 - Math.pow(0.999, t))) + 1e-8);
                g = a[i] * r;
                k = 0.99 * k + 0.01 * g * g;
                r -= rate * g / (Math.sqrt(k) + 1e-8);
            }
            sgd[i] = x;
            heavy[i] = y;
            nesterov[i] = z;
            adam[i] = p;
            adamW[i] = q;
            rms[i] = r;
        }
        assertThat(train(a, steps, new Sgd(0, false, 0.01), rate, b -> b)).containsExactly(sgd, TIGHT);
        assertThat(train(a, steps, new Sgd(0.9, false, 0), rate, b -> b)).containsExactly(heavy, TIGHT);
        assertThat(train(a, steps, new Sgd(0.9, true, 0), rate, b -> b)).containsExactly(nesterov, TIGHT);
        assertThat(train(a, steps, Adam.standard(), rate, b -> b)).containsExactly(adam, TIGHT);
        assertThat(train(a, steps, Adam.decoupled(0.02), rate, b -> b)).containsExactly(adamW, TIGHT);
        assertThat(train(a, steps, RmsProp.standard(), rate, b -> b)).containsExactly(rms, TIGHT);
        assertThat(train(a, steps, new Sgd(0, false, 0.01), rate, b -> b.decayed(name -> false)))
                .containsExactly(train(a, steps, Sgd.plain(), rate, b -> b), TIGHT);
    }

    @Test
    void clippingSharpnessAndAverages() {
        double[] a = {3, 4};
        // The gradient at (2, 2) is (6, 8), of norm 10.
        assertThat(train(a, 1, Sgd.plain(), 0.1, b -> b.clip(5))).containsExactly(new double[] {1.7, 1.6}, TIGHT);
        assertThat(train(a, 1, Sgd.plain(), 0.1, b -> b.clip(50))).containsExactly(new double[] {1.4, 1.2}, TIGHT);
        double[] sam = {2 - 0.1 * 3 * (2 + 0.5 * 0.6), 2 - 0.1 * 4 * (2 + 0.5 * 0.8)};
        assertThat(train(a, 1, Sgd.plain(), 0.1, b -> b.sharpnessAware(0.5))).containsExactly(sam, TIGHT);
        TrainingProgram averaged = TrainingProgram.of("q", quadratic(a), streams(1))
                .dtype(DType.DOUBLE)
                .averaged(0.75)
                .build();
        assertThat(run(averaged, 1, Map.of(), 0.1).get("next/average/x/weight").toDoubles())
                .containsExactly(new double[] {0.75 * 2 + 0.25 * 1.4, 0.75 * 2 + 0.25 * 1.2}, TIGHT);
    }

    @Test
    void aLayerThatIsUsedTwiceHasOneParameter() {
        Objective tied = (scope, batch) -> {
            Layer layer = Layers.dense(1, false, Initialiser.constant(3), Initialiser.zeros())
                    .named("w");
            Value x = scope.graph().constant(Tensor.of(new double[] {1}, 1, 1));
            // w^2, whose derivative is 2 w.
            return Objective.Outcome.of(
                    layer.apply(scope, layer.apply(scope, x)).sum());
        };
        TrainingProgram program =
                TrainingProgram.of("tied", tied, streams(1)).dtype(DType.DOUBLE).build();
        assertThat(program.trained()).containsExactly("w/weight");
        assertThat(run(program, 1, Map.of(), 0.1).get("next/w/weight").toDoubles())
                .containsExactly(new double[] {3 - 0.1 * 6}, TIGHT);
    }

    private static Layer network() {
        return Layers.dense(5)
                .named("a")
                .then(Layers.tanh())
                .then(Normalisation.layerNorm().named("n"))
                .then(Layers.dense(3).named("b"));
    }

    private static Objective classification(Layer network) {
        return (scope, batch) -> {
            Value logits = network.apply(scope, batch.get("x"));
            Value labels = batch.get("y");
            Value loss = Losses.mean(scope, Losses.softmaxCrossEntropy(logits, labels));
            return new Objective.Outcome(loss, Map.of("accuracy", Losses.mean(scope, Losses.correct(logits, labels))));
        };
    }

    private static Tensor normal(long seed, long... shape) {
        Random random = new Random(seed);
        double[] values = new double[(int) Shape.of(shape).elements().value()];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Tensor.of(DType.DOUBLE, values, shape);
    }

    private static Tensor labels(long seed, int classes, long... shape) {
        return Tensor.of(
                new Random(seed)
                        .longs(Shape.of(shape).elements().value(), 0, classes)
                        .toArray(),
                shape);
    }

    @Test
    void manyStepsInOneCallAreThoseOfManyCalls() {
        TrainingProgram program = TrainingProgram.of("net", classification(network()), streams(1))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 4, 2)
                .batch("y", DType.INT64, 4)
                .optimiser(Adam.standard())
                .build();
        Tensor x = normal(3, 3, 4, 2);
        Tensor y = labels(4, 3, 3, 4);
        Map<String, Tensor> whole = run(program, 3, Map.of("x", x, "y", y), 0.05);
        Map<String, Tensor> state = new LinkedHashMap<>();
        List<Double> losses = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Map<String, Tensor> inputs = new HashMap<>(state);
            inputs.put("x", part(x, k));
            inputs.put("y", part(y, k));
            Map<String, Tensor> found = run(program, 1, inputs, 0.05);
            losses.add(found.get("loss").get(0));
            program.carried().forEach((output, input) -> state.put(input, found.get(output)));
        }
        program.carried()
                .forEach((output, input) ->
                        assertThat(state.get(input)).as(input).isEqualTo(whole.get(output)));
        assertThat(whole.get("loss").toDoubles())
                .containsExactly(losses.stream().mapToDouble(v -> v).toArray());
        assertThat(whole.get("accuracy").shape()).containsExactly(3);
    }

    private static Tensor part(Tensor whole, int k) {
        long[] shape = whole.shape();
        int size = whole.size() / (int) shape[0];
        shape[0] = 1;
        double[] values = Arrays.copyOfRange(whole.toDoubles(), k * size, (k + 1) * size);
        return Tensor.of(whole.dtype(), values, shape);
    }

    @Test
    void replicasAreIndependent() {
        Layer images = Layers.conv(3, 3, 1, 1)
                .named("c")
                .then(Normalisation.groupNorm(1).named("g"))
                .then(Layers.relu())
                .then(Layers.maxPool(2))
                .then(Layers.flatten())
                .then(Layers.dense(3).named("d"));
        Tensor x = normal(3, 2, 2, 5, 2, 4, 4);
        double[] floats = x.toDoubles();
        Tensor y = labels(4, 3, 2, 2, 5);
        TrainingProgram both = TrainingProgram.replicas("net", classification(images), List.of(streams(1), streams(2)))
                .batch("x", DType.FLOAT, 2, 5, 2, 4, 4)
                .batch("y", DType.INT64, 2, 5)
                .optimiser(new Sgd(0.9, false, 0))
                .clip(0.5)
                .build();
        Map<String, Tensor> together =
                run(both, 2, Map.of("x", Tensor.of(DType.FLOAT, floats, x.shape()), "y", y), 0.1);
        int each = 5 * 2 * 4 * 4;
        for (int r = 0; r < 2; r++) {
            TrainingProgram alone = TrainingProgram.of("net", classification(images), streams(r + 1))
                    .batch("x", DType.FLOAT, 5, 2, 4, 4)
                    .batch("y", DType.INT64, 5)
                    .optimiser(new Sgd(0.9, false, 0))
                    .clip(0.5)
                    .build();
            double[] own = new double[2 * each];
            double[] ownLabels = new double[10];
            for (int k = 0; k < 2; k++) {
                System.arraycopy(floats, (2 * k + r) * each, own, k * each, each);
                System.arraycopy(y.toDoubles(), (2 * k + r) * 5, ownLabels, k * 5, 5);
            }
            Map<String, Tensor> single = run(
                    alone,
                    2,
                    Map.of(
                            "x",
                            Tensor.of(DType.FLOAT, own, 2, 5, 2, 4, 4),
                            "y",
                            Tensor.of(DType.INT64, ownLabels, 2, 5)),
                    0.1);
            for (String name : alone.trained()) {
                double[] expected = single.get("next/" + name).toDoubles();
                double[] all = together.get("next/" + name).toDoubles();
                double[] found = Arrays.copyOfRange(all, r * expected.length, (r + 1) * expected.length);
                assertThat(found).as(name).containsExactly(expected, Offset.offset(1e-5));
            }
        }
    }

    @Test
    void residentDataGiveTheBatchesOfTheirRows() {
        TrainingBuilder plan =
                TrainingProgram.of("net", classification(network()), streams(1)).dtype(DType.DOUBLE);
        TrainingProgram program = plan.resident("x", DType.DOUBLE, 6, 2)
                .resident("y", DType.INT64, 6)
                .rows(2)
                .build();
        Tensor x = normal(3, 6, 2);
        Tensor y = labels(4, 3, 6);
        Map<String, Tensor> found =
                run(program, 1, Map.of("x", x, "y", y, "rows", Tensor.of(new long[] {4, 1}, 1, 2)), 0.1);
        double[] v = x.toDoubles();
        TrainingProgram direct = TrainingProgram.of("net", classification(network()), streams(1))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 2, 2)
                .batch("y", DType.INT64, 2)
                .build();
        Map<String, Tensor> expected = run(
                direct,
                1,
                Map.of(
                        "x", Tensor.of(new double[] {v[8], v[9], v[2], v[3]}, 1, 2, 2),
                        "y", Tensor.of(new long[] {y.toLongs()[4], y.toLongs()[1]}, 1, 2)),
                0.1);
        assertThat(found.get("loss")).isEqualTo(expected.get("loss"));
    }

    @Test
    void wholeDataOfSymbolicLengthGoIntoEveryStep() {
        TrainingProgram program = TrainingProgram.replicas(
                        "net", classification(network()), List.of(streams(1), streams(2)))
                .dtype(DType.DOUBLE)
                .whole("x", DType.DOUBLE, 1, "examples", 2)
                .whole("y", DType.INT64, 1, "examples")
                .build();
        Tensor x = normal(3, 1, 6, 2);
        Tensor y = labels(4, 3, 1, 6);
        Map<String, Tensor> found = run(program, 2, Map.of("x", x, "y", y), 0.1);
        TrainingProgram direct = TrainingProgram.replicas(
                        "net", classification(network()), List.of(streams(1), streams(2)))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 1, 6, 2)
                .batch("y", DType.INT64, 1, 6)
                .build();
        double[] twice = Arrays.copyOf(x.toDoubles(), 24);
        System.arraycopy(twice, 0, twice, 12, 12);
        long[] labels = Arrays.copyOf(y.toLongs(), 12);
        System.arraycopy(labels, 0, labels, 6, 6);
        Map<String, Tensor> inputs = Map.of("x", Tensor.of(twice, 2, 1, 6, 2), "y", Tensor.of(labels, 2, 1, 6));
        assertThat(found).isEqualTo(run(direct, 2, inputs, 0.1));
    }

    @Test
    void dropoutIsAFunctionOfSeedAndStep() {
        Objective objective = (scope, batch) -> {
            Value w = scope.parameter("w", Initialiser.constant(1), 1, 1, 1);
            Value ones = w.expand(200, 50);
            Value dropped = Layers.dropout(0.3).apply(scope, ones);
            Value alpha = Layers.alphaDropout(0.1).apply(scope, batch.get("x"));
            return new Objective.Outcome(
                    dropped.mean(),
                    Map.of(
                            "alpha-mean",
                            alpha.mean(),
                            "alpha-square",
                            alpha.square().mean(),
                            "kept",
                            dropped.greater(0).cast(DType.DOUBLE).reduceMean(false, 1)));
        };
        TrainingProgram program = TrainingProgram.of("drop", objective, streams(1))
                .dtype(DType.DOUBLE)
                .batch("x", DType.DOUBLE, 100, 100)
                .build();
        Tensor one = normal(3, 1, 100, 100);
        double[] twice = Arrays.copyOf(one.toDoubles(), 20000);
        System.arraycopy(twice, 0, twice, 10000, 10000);
        Map<String, Tensor> inputs = Map.of("x", Tensor.of(twice, 2, 100, 100));
        Map<String, Tensor> found = run(program, 2, inputs, 0);
        // 10,000 draws: four standard deviations are 0.03.
        assertThat(found.get("loss").get(0)).isCloseTo(1, Offset.offset(0.03));
        assertThat(found.get("loss").get(1))
                .isCloseTo(1, Offset.offset(0.03))
                .isNotEqualTo(found.get("loss").get(0));
        assertThat(found.get("alpha-mean").get(0)).isCloseTo(0, Offset.offset(0.05));
        assertThat(found.get("alpha-square").get(0)).isCloseTo(1, Offset.offset(0.06));
        assertThat(run(program, 2, inputs, 0).get("kept")).isEqualTo(found.get("kept"));
        Map<String, Tensor> other = new HashMap<>(inputs);
        other.put("seed", Tensor.of(new long[] {6}));
        assertThat(run(program, 2, other, 0).get("kept")).isNotEqualTo(found.get("kept"));
    }

    @Test
    void mistakesAreNamedWhereTheyAreMade() {
        Graph graph = new Graph("g");
        Value x = graph.input("x", DType.FLOAT, 64, 784);
        Value w = graph.input("w", DType.FLOAT, 128, 10);
        assertThatThrownBy(() -> x.matMul(w))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("float[64, 784]")
                .hasMessageContaining("float[128, 10]")
                .hasMessageContaining("784 and 128");
        assertThatThrownBy(() -> x.add(graph.input("d", DType.DOUBLE, 784))).hasMessageContaining("types differ");
        assertThatThrownBy(() -> Gradients.of(x, List.of(x))).hasMessageContaining("of a scalar");
        assertThatThrownBy(() -> graph.toOnnx()).hasMessageContaining("no outputs");
        assertThatThrownBy(() -> TrainingProgram.of(
                                "n", (s, b) -> Objective.Outcome.of(s.graph().constant(DType.FLOAT, 1)), streams(1))
                        .build())
                .hasMessageContaining("no parameters");
        Scope scope = Scope.of(graph, DType.FLOAT, streams(1)).training(graph.constant(DType.INT64, 1));
        assertThatThrownBy(() -> Layers.dropout(1.5).apply(scope, x)).hasMessageContaining("1.5");
    }
}
