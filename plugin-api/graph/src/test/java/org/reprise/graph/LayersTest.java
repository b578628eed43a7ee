package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.reprise.graph.nn.Attention;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Losses;
import org.reprise.graph.nn.Normalisation;
import org.reprise.graph.nn.Recurrent;
import org.reprise.graph.nn.Scope;
import org.reprise.graph.train.Schedule;

/** Layers, losses, first values and schedules against their formulas. */
class LayersTest {
    private static final Offset<Double> TIGHT = Offset.offset(1e-12);

    private static final Function<String, RandomGenerator> STREAMS = name -> new Random(name.hashCode());

    private static double[] normal(int count) {
        Random random = new Random(5);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    /** A layer's result, then its parameters by name, in double. */
    private static Map<String, Tensor> apply(Layer layer, double[] x, long... shape) {
        Graph graph = new Graph("layer");
        Scope scope = Scope.of(graph, DType.DOUBLE, STREAMS);
        graph.output("result", layer.apply(scope, graph.input("x", new TensorType(DType.DOUBLE, Shape.of(shape)))));
        Map<String, Tensor> all = new HashMap<>(Ort.run(graph, Map.of("x", Tensor.of(x, shape))));
        graph.parameters().forEach((name, parameter) -> all.put(name, parameter.tensor()));
        return all;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code a W + b}, gates side by side. */
    private static double[] affine(double[] a, Tensor w, Tensor b) {
        int out = b.size();
        double[] y = b.toDoubles();
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < out; j++) {
                y[j] += a[i] * w.get(i * out + j);
            }
        }
        return y;
    }

    @Test
    void gatedRecurrentUnitsFollowTheirFormulas() {
        int time = 4;
        int width = 2;
        int units = 3;
        double[] x = normal(time * width);
        Map<String, Tensor> found = apply(Recurrent.gru(units), x, 1, time, width);
        double[] h = new double[units];
        double[] expected = new double[time * units];
        for (int t = 0; t < time; t++) {
            double[] in = affine(
                    Arrays.copyOfRange(x, t * width, (t + 1) * width),
                    found.get("weight_input"),
                    found.get("bias_input"));
            double[] own = affine(h, found.get("weight_state"), found.get("bias_state"));
            for (int j = 0; j < units; j++) {
                double reset = sigmoid(in[j] + own[j]);
                double update = sigmoid(in[units + j] + own[units + j]);
                double fresh = Math.tanh(in[2 * units + j] + reset * own[2 * units + j]);
                h[j] = (1 - update) * fresh + update * h[j];
                expected[t * units + j] = h[j];
            }
        }
        assertThat(found.get("result").toDoubles()).containsExactly(expected, TIGHT);
    }

    @Test
    void longShortTermMemoryFollowsItsFormulas() {
        int time = 4;
        int width = 2;
        int units = 3;
        double[] x = normal(time * width);
        Map<String, Tensor> found = apply(Recurrent.lstm(units), x, 1, time, width);
        double[] h = new double[units];
        double[] c = new double[units];
        double[] expected = new double[time * units];
        for (int t = 0; t < time; t++) {
            double[] gates = affine(
                    Arrays.copyOfRange(x, t * width, (t + 1) * width),
                    found.get("weight_input"),
                    found.get("bias_input"));
            double[] own = affine(h, found.get("weight_state"), found.get("bias_state"));
            for (int j = 0; j < units; j++) {
                double in = sigmoid(gates[j] + own[j]);
                double forget = sigmoid(gates[units + j] + own[units + j]);
                double fresh = Math.tanh(gates[2 * units + j] + own[2 * units + j]);
                double out = sigmoid(gates[3 * units + j] + own[3 * units + j]);
                c[j] = forget * c[j] + in * fresh;
                h[j] = out * Math.tanh(c[j]);
                expected[t * units + j] = h[j];
            }
        }
        assertThat(found.get("result").toDoubles()).containsExactly(expected, TIGHT);
    }

    @Test
    void derivativesGoBackThroughTime() {
        for (Layer layer : List.of(Recurrent.gru(2), Recurrent.lstm(2))) {
            Derivatives.exact()
                    .within(-1, 1)
                    .check(
                            in -> layer.apply(Scope.of(in.get(0).graph(), DType.DOUBLE, STREAMS), in.get(0)),
                            false,
                            new long[] {2, 3, 2});
        }
    }

    @Test
    void normalisationsFollowTheirFormulas() {
        double[] x = normal(12);
        double square = Arrays.stream(x, 0, 6).map(v -> v * v).sum() / 6;
        double[] rms = apply(Normalisation.rmsNorm(), x, 2, 6).get("result").toDoubles();
        assertThat(rms[1]).isCloseTo(x[1] / Math.sqrt(square + 1e-5), TIGHT);
        double mean = Arrays.stream(x, 0, 3).sum() / 3;
        double variance =
                Arrays.stream(x, 0, 3).map(v -> (v - mean) * (v - mean)).sum() / 3;
        double[] instance =
                apply(Normalisation.instanceNorm(), x, 1, 4, 3).get("result").toDoubles();
        assertThat(instance[2]).isCloseTo((x[2] - mean) / Math.sqrt(variance + 1e-5), TIGHT);
        // Average pooling has no kernel in double.
        Graph graph = new Graph("pool");
        Value image = graph.input("x", DType.FLOAT, 1, 1, 4, 4);
        graph.output("result", Layers.averagePool(2).apply(Scope.of(graph, DType.FLOAT, STREAMS), image));
        double[] pixels = normal(16);
        double[] pooled = Ort.run(graph, Map.of("x", Tensor.of(DType.FLOAT, pixels, 1, 1, 4, 4)))
                .get("result")
                .toDoubles();
        assertThat(pooled[0]).isCloseTo((pixels[0] + pixels[1] + pixels[4] + pixels[5]) / 4, Offset.offset(1e-6));
    }

    @Test
    void causalAttentionSeesThePastAlone() {
        for (boolean rotary : new boolean[] {false, true}) {
            Layer layer = new Attention(2, true, rotary);
            double[] x = normal(5 * 8);
            double[] before = apply(layer, x, 1, 5, 8).get("result").toDoubles();
            double[] changed = x.clone();
            changed[3 * 8] += 1;
            double[] after = apply(layer, changed, 1, 5, 8).get("result").toDoubles();
            assertThat(Arrays.copyOf(after, 24)).containsExactly(Arrays.copyOf(before, 24), TIGHT);
            assertThat(Arrays.copyOfRange(after, 24, 40)).isNotEqualTo(Arrays.copyOfRange(before, 24, 40));
        }
        assertThatThrownBy(() -> apply(new Attention(3, true, false), normal(8), 1, 1, 8))
                .hasMessageContaining("does not divide into 3 heads");
    }

    @Test
    void rotaryPositionsMakeOrderVisible() {
        double[] x = normal(3 * 4);
        double[] swapped = x.clone();
        System.arraycopy(x, 0, swapped, 4, 4);
        System.arraycopy(x, 4, swapped, 0, 4);
        // Without positions the last place sees a set; with them, a sequence.
        for (boolean rotary : new boolean[] {false, true}) {
            double[] one = apply(new Attention(1, false, rotary), x, 1, 3, 4)
                    .get("result")
                    .toDoubles();
            double[] two = apply(new Attention(1, false, rotary), swapped, 1, 3, 4)
                    .get("result")
                    .toDoubles();
            boolean same = Math.abs(one[8] - two[8]) < 1e-12;
            assertThat(same).isEqualTo(!rotary);
        }
    }

    private static double[] loss(BinaryOperator<Value> loss, double[] p, double[] y, long... shape) {
        Graph graph = new Graph("loss");
        TensorType type = new TensorType(DType.DOUBLE, Shape.of(shape));
        graph.output("result", loss.apply(graph.input("p", type), graph.input("y", type)));
        return Ort.run(graph, Map.of("p", Tensor.of(p, shape), "y", Tensor.of(y, shape)))
                .get("result")
                .toDoubles();
    }

    @Test
    void lossesFollowTheirFormulas() {
        double[] p = {-2, 0.3, 5};
        double[] half = {0, 0.25, 1};
        double[] cross = loss(Losses::binaryCrossEntropy, p, half, 3);
        double[] huber = loss((a, b) -> Losses.huber(a, b, 1), p, half, 3);
        for (int i = 0; i < 3; i++) {
            double q = sigmoid(p[i]);
            assertThat(cross[i])
                    .isCloseTo(-half[i] * Math.log(q) - (1 - half[i]) * Math.log(1 - q), Offset.offset(1e-10));
            double e = Math.abs(p[i] - half[i]);
            assertThat(huber[i]).isCloseTo(e < 1 ? e * e / 2 : e - 0.5, TIGHT);
        }
        assertThat(loss(Losses::binaryCrossEntropy, new double[] {800}, new double[] {0}, 1))
                .containsExactly(800);
        double[] signs = {1, -1, 1};
        assertThat(loss(Losses::hinge, p, signs, 3)).containsExactly(new double[] {3, 1.3, 0}, TIGHT);
        double[] z = {0.5, -1, 2};
        double total = Math.exp(0.5) + Math.exp(-1) + Math.exp(2);
        double[] target = {0.2, 0, 0.8};
        double entropy = 0.2 * Math.log(0.2) + 0.8 * Math.log(0.8);
        double expected = -0.2 * (0.5 - Math.log(total)) - 0.8 * (2 - Math.log(total));
        assertThat(loss(Losses::softmaxCrossEntropy, z, target, 1, 3)[0]).isCloseTo(expected, TIGHT);
        assertThat(loss(Losses::divergence, z, target, 1, 3)[0]).isCloseTo(entropy + expected, TIGHT);
        double smoothed = loss(
                (a, b) -> Losses.smoothedCrossEntropy(a, a.graph().constant(Tensor.of(new long[] {2}, 1)), 0.3)
                        .add(b.sum().mul(0)),
                z,
                target,
                1,
                3)[0];
        double uniform = -(0.5 - 1 + 2 - 3 * Math.log(total)) / 3;
        assertThat(smoothed).isCloseTo(-0.7 * (2 - Math.log(total)) + 0.3 * uniform, TIGHT);
    }

    private static double[] drawn(Initialiser initialiser) {
        return initialiser.draw(new Random(9), new long[] {200, 100}, 100, 200);
    }

    private static double variance(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }

    @Test
    void firstValuesHaveTheirVariances() {
        // 20,000 draws: four standard deviations of the variance are 4 %.
        Offset<Double> near = Offset.offset(0.04);
        assertThat(100 * variance(drawn(Initialiser.lecun()))).isCloseTo(1, near);
        assertThat(50 * variance(drawn(Initialiser.he()))).isCloseTo(1, near);
        assertThat(150 * variance(drawn(Initialiser.glorot()))).isCloseTo(1, near);
        assertThat(150 * variance(drawn(Initialiser.glorotUniform()))).isCloseTo(1, near);
        assertThat(300 * variance(drawn(Initialiser.fanInUniform()))).isCloseTo(1, near);
        double[] cut = drawn(Initialiser.truncatedNormal(3));
        assertThat(Arrays.stream(cut).map(Math::abs).max().orElseThrow()).isBetween(5.0, 6.0);
        // The variance of a normal that is cut at two standard deviations is 0.7737 of it.
        assertThat(variance(cut) / 9).isCloseTo(0.7737, near);
        double[] q = Initialiser.orthogonal(2).draw(new Random(1), new long[] {3, 5}, 5, 3);
        double inner = 0;
        double square = 0;
        for (int k = 0; k < 5; k++) {
            inner += q[k] * q[5 + k];
            square += q[k] * q[k];
        }
        assertThat(inner).isCloseTo(0, TIGHT);
        assertThat(square).isCloseTo(4, TIGHT);
    }

    @Test
    void schedulesFollowTheirFormulas() {
        assertThat(Schedule.cosine(1, 0.2, 10).rates(0, 12)).startsWith(1f).endsWith(0.2f, 0.2f);
        assertThat(Schedule.cosine(1, 0.2, 10).at(5)).isCloseTo(0.6, TIGHT);
        assertThat(Schedule.step(8, 0.5, 3).rates(2, 3)).containsExactly(8f, 4f, 4f);
        assertThat(Schedule.warmUp(4, Schedule.constant(2)).rates(0, 5)).containsExactly(0.5f, 1f, 1.5f, 2f, 2f);
        Schedule cycle = Schedule.oneCycle(1, 100, 0.3);
        assertThat(cycle.at(0)).isCloseTo(0.04, TIGHT);
        assertThat(cycle.at(30)).isCloseTo(1, TIGHT);
        assertThat(cycle.at(100)).isCloseTo(1 / 25e4, TIGHT);
        assertThatThrownBy(() -> Schedule.cosine(1, 0, 0)).hasMessageContaining("over 0 steps");
    }
}
