package org.reprise.selu.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.core.models.ModelScope;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Tensor;
import org.reprise.graph.train.TrainingProgram;
import org.reprise.selu.problem.Selu;
import org.reprise.spi.Model;
import org.reprise.testkit.TestModels;

class NetworksTest {
    static List<Design> designs() {
        List<Design> all = new java.util.ArrayList<>(List.of(StackedDesign.values()));
        all.addAll(List.of(new HighwayDesign(-1), new ResidualDesign(1), new ResidualDesign(0.5)));
        return all;
    }

    private static Function<String, RandomGenerator> streams(long seed) {
        return name -> new Random(31 * seed + name.hashCode());
    }

    private static Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs) {
        try (ModelScope models = TestModels.open(1);
                Model model = models.open(graph.name(), graph.toOnnx())) {
            Map<String, Tensor> known = new HashMap<>(inputs);
            known.keySet().retainAll(model.inputs().keySet());
            return model.run(known);
        }
    }

    private static Tensor normal(long seed, int... lengths) {
        long[] shape = Arrays.stream(lengths).asLongStream().toArray();
        float[] values = new float[Arrays.stream(lengths).reduce(1, (a, b) -> a * b)];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, shape);
    }

    @Test
    void widthsFollowTheirForm() {
        assertThat(Form.RECTANGULAR.widths(64, 3, 10)).containsExactly(64, 64, 64);
        assertThat(Form.CONIC.widths(64, 3, 8)).containsExactly(64, 32, 16);
        assertThat(Form.CONIC.widths(8, 4, 8)).isEqualTo(Form.RECTANGULAR.widths(8, 4, 8));
        assertThat(Form.CONIC.widths(4, 2, 16)).containsExactly(4, 8);
    }

    @Test
    void activationsAreTheFunctionsOfTheirNames() {
        float[] x = {-30, -1, -0.1f, 0, 0.1f, 1, 30};
        float[] diagonal = new float[49];
        for (int i = 0; i < 7; i++) {
            diagonal[8 * i] = 1;
        }
        for (Activation activation : Activation.values()) {
            Map<String, Tensor> inputs = Map.of("x", Tensor.of(x, 1, 7), "weights", Tensor.of(diagonal, 7, 7));
            double[] y = run(LayerGraphs.dense(activation, 7), inputs).get("y").toDoubles();
            for (int i = 0; i < 7; i++) {
                double expected =
                        switch (activation) {
                            case SELU -> Selu.STANDARD.value(x[i]);
                            case ELU -> new Selu(1, 1).value(x[i]);
                            case RELU -> Math.max(0, x[i]);
                            case TANH -> Math.tanh(x[i]);
                        };
                assertThat(y[i]).as("%s(%s)", activation, x[i]).isCloseTo(expected, Offset.offset(1e-5));
            }
        }
    }

    @Test
    void alphaDropoutHasTheConstantsOfThePaper() {
        // For rates 0.05, 0.1 and 0.5: what becomes of 0 if kept, and of the limit if dropped.
        double[][] constants = {
            {0.05, 0.954844476005, 0.083935572194},
            {0.1, 0.921284516150, 0.161970970058},
            {0.5, 0.886404894666, 0.779193930518}
        };
        Tensor zeros = Tensor.of(new float[1000], 1000, 1);
        for (double[] row : constants) {
            double[] y = run(
                            LayerGraphs.dropout(true, row[0], 1),
                            Map.of("x", zeros, "seed", Tensor.scalar(DType.INT64, 3)))
                    .get("y")
                    .toDoubles();
            double dropped = row[1] * Selu.STANDARD.limit() + row[2];
            assertThat(Arrays.stream(y).max().orElseThrow()).isCloseTo(row[2], Offset.offset(1e-6));
            assertThat(Arrays.stream(y).min().orElseThrow()).isCloseTo(dropped, Offset.offset(1e-6));
            long count = Arrays.stream(y).filter(v -> v < 0).count();
            assertThat(count / 1000.0).isCloseTo(row[0], Offset.offset(0.07));
        }
        Tensor x = normal(1, 5, 3);
        Map<String, Tensor> inputs = Map.of("x", x, "seed", Tensor.scalar(DType.INT64, 3));
        assertThat(run(LayerGraphs.dropout(true, 0, 3), inputs).get("y")).isEqualTo(x);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void replicasLearnAtTheirOwnRatesAndForwardGraphsAgree(Design design) {
        Architecture architecture = new Architecture(design, 3, 2, Form.RECTANGULAR.widths(8, 2, 2));
        int count = 64;
        Tensor x = normal(1, count, 3);
        long[] labels = new long[count];
        Arrays.setAll(labels, i -> x.get(3 * i) + 0.5 * x.get(3 * i + 1) > 0 ? 1 : 0);
        long[] rows = new long[40 * count];
        Arrays.setAll(rows, i -> i % count);
        float[] rates = new float[80];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = i % 2 == 0 ? 0.1f : 0;
        }
        TrainingProgram program =
                Networks.training(architecture, List.of(streams(1), streams(1)), new double[] {0, 0}, count);
        Map<String, Tensor> inputs = new HashMap<>(program.first());
        inputs.put("x", x);
        inputs.put("y", Tensor.of(labels, count));
        inputs.put("other_x", x);
        inputs.put("rows", Tensor.of(rows, 40, count));
        inputs.put("rate", Tensor.of(rates, 40, 2));
        inputs.put("seed", Tensor.scalar(DType.INT64, 1));
        Map<String, Tensor> found = run(program.graph(), inputs);
        double[] loss = found.get("loss").toDoubles();
        assertThat(loss[78]).isLessThan(0.7 * loss[0]);
        assertThat(loss[79]).isCloseTo(loss[1], Offset.offset(1e-6));
        long[] classes = found.get("classes").toLongs();
        long right = java.util.stream.IntStream.range(0, count)
                .filter(i -> classes[i] == labels[i])
                .count();
        assertThat(right).isGreaterThan(52);

        Graph forward = Networks.forward(architecture, streams(1));
        assertThat(forward.inputs().get("x").shape().isStatic()).isFalse();
        assertThat(forward.parameters().keySet()).containsAll(program.trained());
        for (int batch : new int[] {1, 5}) {
            Map<String, Tensor> logits = run(forward, Map.of("x", normal(2, batch, 3)));
            assertThat(logits.get("logits").shape()).containsExactly(batch, 2);
        }
    }

    @Test
    void weightNormalisationDividesByTheLengthOfEachUnit() {
        Architecture architecture = new Architecture(StackedDesign.WEIGHT_NORM, 4, 2, List.of(3));
        Graph forward = Networks.forward(architecture, streams(1));
        double[] v = forward.parameters().get("0/direction").tensor().toDoubles();
        double[] head = forward.parameters().get("head/weight").tensor().toDoubles();
        double[] x = normal(5, 1, 4).toDoubles();
        double[] expected = new double[2];
        for (int j = 0; j < 3; j++) {
            double product = 0;
            double square = 0;
            for (int i = 0; i < 4; i++) {
                product += x[i] * v[3 * i + j];
                square += v[3 * i + j] * v[3 * i + j];
            }
            double y = Math.max(0, Math.sqrt(2) * product / Math.sqrt(square));
            expected[0] += y * head[2 * j];
            expected[1] += y * head[2 * j + 1];
        }
        assertThat(run(forward, Map.of("x", normal(5, 1, 4))).get("logits").toDoubles())
                .containsExactly(expected, Offset.offset(1e-5));
    }

    @Test
    void closedGatesPassTheirInputsOn() {
        Graph closed = Networks.forward(new Architecture(new HighwayDesign(-60), 4, 2, List.of(3, 3, 3)), streams(1));
        Graph shallow = Networks.forward(new Architecture(new HighwayDesign(-60), 4, 2, List.of(3)), streams(1));
        Map<String, Tensor> x = Map.of("x", normal(5, 6, 4));
        assertThat(run(closed, x).get("logits").toDoubles())
                .containsExactly(run(shallow, x).get("logits").toDoubles(), Offset.offset(1e-6));
    }
}
