package org.reprise.ntk.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.graph.train.TrainingProgram;
import org.reprise.ntk.Circles;
import org.reprise.ntk.KeepingTrial;
import org.reprise.ntk.model.NetworkShape;
import org.reprise.ntk.model.Networks;
import org.reprise.ntk.model.Parametrisation;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Model;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.TestModels;

/** Networks of finite width: their graphs against plain loops, and what training does to them. */
class NetworkTest {
    private static final Function<String, RandomGenerator> STREAM = name -> new Random(name.hashCode());

    private static Ensemble[] solve(TangentProblem problem, int width, long iterations) {
        try (KeepingTrial trial = new KeepingTrial(iterations)) {
            new NetworkTraining().solve(problem, new NetworkTraining.Parameters(width, Precision.FLOAT64), trial);
            return trial.states.toArray(Ensemble[]::new);
        }
    }

    private static NetworkShape shape(Activation sigma, Parametrisation parametrisation, DType dtype) {
        return new NetworkShape(new Architecture(3, .3, sigma), parametrisation, 2, 5, 2, dtype);
    }

    private static Map<String, Tensor> observe(NetworkShape shape, Map<String, Tensor> parameters, double[] points) {
        Map<String, Tensor> given = new java.util.HashMap<>(parameters);
        given.remove(TrainingProgram.COUNT);
        long n = points.length / 2;
        given.put(Networks.EXAMPLES, Tensor.of(shape.dtype(), points, 1, n, 2));
        given.put(Networks.PROBES, Tensor.of(shape.dtype(), points, 1, n, 2));
        given.put(Networks.REFERENCE, Tensor.filled(shape.dtype(), 0, 1, n, shape.hidden()));
        try (var models = TestModels.open(1);
                Model model = models.open(
                        "observer", Networks.observer(shape, 1, true).toOnnx())) {
            return model.run(given);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theKernelIsThatOfTheJacobian(Activation sigma) {
        boolean single = sigma == Activation.ERF || sigma == Activation.GELU;
        for (Parametrisation parametrisation : Parametrisation.values()) {
            NetworkShape shape = shape(sigma, parametrisation, single ? DType.FLOAT : DType.DOUBLE);
            // Biases of 0 may put a rectifier exactly onto its kink.
            Map<String, Tensor> parameters = new java.util.HashMap<>(
                    Networks.training(shape, Loss.SQUARED, List.of(STREAM)).first());
            parameters.replaceAll((name, value) -> name.endsWith("bias")
                    ? Tensor.of(
                            value.dtype(),
                            new Random(name.hashCode())
                                    .doubles(value.size(), -1, 1)
                                    .toArray(),
                            value.shape())
                    : value);
            double[] points = {.3, -.8, .6, .5, -1, .2};
            double[] kernel =
                    observe(shape, parameters, points).get(Networks.KERNEL).toDoubles();
            double[] expected = new double[9];
            // In single precision differences see two or three digits.
            double h = single ? 1e-2 : 1e-6;
            for (String name : parameters.keySet()) {
                Tensor value = parameters.get(name);
                for (int p = 0; p < value.size() && value.dtype() == shape.dtype(); p++) {
                    double[] up = first(observe(shape, nudged(parameters, name, p, h), points));
                    double[] down = first(observe(shape, nudged(parameters, name, p, -h), points));
                    for (int i = 0; i < 9; i++) {
                        expected[i] += (up[i / 3] - down[i / 3]) * (up[i % 3] - down[i % 3]) / (4 * h * h);
                    }
                }
            }
            assertThat(kernel).containsExactly(expected, within(single ? 0.02 : 1e-7));
        }
    }

    private static Map<String, Tensor> nudged(Map<String, Tensor> parameters, String name, int place, double by) {
        Map<String, Tensor> changed = new java.util.HashMap<>(parameters);
        Tensor value = parameters.get(name);
        double[] numbers = value.toDoubles();
        numbers[place] += by;
        changed.put(name, Tensor.of(value.dtype(), numbers, value.shape()));
        return changed;
    }

    /** The first output of each example. */
    private static double[] first(Map<String, Tensor> seen) {
        double[] f = seen.get(Networks.OUTPUT).toDoubles();
        return new double[] {f[0], f[2], f[4]};
    }

    @Test
    void forwardIsThePapersFormula() {
        NetworkShape shape = shape(Activation.RELU, Parametrisation.NTK, DType.DOUBLE);
        Map<String, Tensor> p =
                Networks.training(shape, Loss.SQUARED, List.of(STREAM)).first();
        double[] h = {.3, -.8};
        int[] widths = {2, 5, 5, 2};
        for (int l = 0; l < 3; l++) {
            double[] w = p.get(l + "/weight").toDoubles();
            double[] b = p.get(l + "/bias").toDoubles();
            double[] z = new double[widths[l + 1]];
            for (int j = 0; j < z.length; j++) {
                for (int i = 0; i < h.length; i++) {
                    z[j] += w[i * z.length + j] * h[i] / Math.sqrt(h.length);
                }
                z[j] += .3 * b[j];
                z[j] = l < 2 ? Math.max(0, z[j]) : z[j];
            }
            h = z;
        }
        double[] f =
                observe(shape, p, new double[] {.3, -.8}).get(Networks.OUTPUT).toDoubles();
        assertThat(f).containsExactly(h, within(1e-14));
        try (var models = TestModels.open(1);
                Model model =
                        models.open("forward", Networks.forward(shape, STREAM).toOnnx())) {
            Tensor x = Tensor.of(new double[] {.3, -.8, 1, 1}, 2, 2);
            double[] batch =
                    model.run(Map.of(Networks.EXAMPLES, x)).get(Networks.OUTPUT).toDoubles();
            assertThat(Arrays.copyOf(batch, 2)).containsExactly(h, within(1e-14));
        }
    }

    @Test
    void aSmallStepFollowsTheTangentKernel() {
        double eta = 1e-5;
        Ensemble[] states = solve(Circles.four(Circles.relu(4), eta, 2, 0, eta), 200, 1);
        for (int r = 0; r < 2; r++) {
            double[] kernel = states[0].kernelOf(r);
            for (int i = 0; i < 4; i++) {
                double predicted = 0;
                for (int j = 0; j < 4; j++) {
                    predicted -= kernel[i * 4 + j] * (states[0].train()[r][j] - Circles.TARGETS[j]) / 4;
                }
                double rate = (states[1].train()[r][i] - states[0].train()[r][i]) / eta;
                assertThat(rate).isCloseTo(predicted, within(1e-5));
            }
        }
    }

    @Test
    void wideNetworksFollowTheirLimit() {
        TangentProblem problem = Circles.four(Circles.relu(3), 1, 8, 0, 20, 100);
        Ensemble[] states = solve(problem, 300, 2);
        for (int k = 0; k < 3; k++) {
            for (int r = 0; r < 8; r++) {
                Ensemble state = states[k];
                double[] expected = problem.theory()
                        .flow()
                        .from(states[0].train()[r], states[0].test()[r], Circles.TARGETS)
                        .inside(problem.times()[k]);
                assertThat(state.train()[r]).containsExactly(expected, within(0.12));
                assertThat(state.kernelOf(r)[0]).isCloseTo(.4025, within(0.2));
            }
            assertThat(states[k].moved()[0]).isBetween(0.0, 0.05);
        }
    }

    @Test
    void replicasDoNotDependOnHowTheyAreGrouped() {
        // 1200 units: one network in a call; 3 units: all of them.
        Ensemble[] one = solve(Circles.four(Circles.relu(3), 1, 1, 0, 2), 1200, 1);
        Ensemble[] two = solve(Circles.four(Circles.relu(3), 1, 2, 0, 2), 1200, 1);
        assertThat(two[1].train()[0]).isEqualTo(one[1].train()[0]);
        assertThat(two[1].train()[1]).isNotEqualTo(two[1].train()[0]);
        Ensemble[] alone = solve(Circles.four(Circles.relu(3), 1, 1, 0, 2), 3, 1);
        Ensemble[] together = solve(Circles.four(Circles.relu(3), 1, 5, 0, 2), 3, 1);
        assertThat(together[1].test()[0]).containsExactly(alone[1].test()[0], within(1e-14));
        assertThat(together[1].kernelOf(0)).containsExactly(alone[1].kernelOf(0), within(1e-14));
    }

    @Test
    void twoLayersWithoutHiddenOnesAreTheirLinearModel() {
        // L = 1 is linear in its parameters: kernel constant, and training the flow of it.
        TangentProblem problem = Circles.four(Circles.relu(1), .5, 2, 0, 1, 10);
        Ensemble[] states = solve(problem, 7, 2);
        for (int r = 0; r < 2; r++) {
            double[] expected = problem.theory()
                    .flow()
                    .descending(.5)
                    .from(states[0].train()[r], states[0].test()[r], Circles.TARGETS)
                    .outside(10);
            assertThat(states[2].test()[r]).containsExactly(expected, within(1e-12));
            assertThat(states[2].kernelOf(r)).isEqualTo(states[0].kernelOf(r));
            assertThat(states[2].kernelOf(r))
                    .containsExactly(problem.theory().inside().tangent().data, within(1e-14));
        }
    }

    @Test
    void theErrorFunctionNeedsSinglePrecision() {
        assertThatThrownBy(() -> shape(Activation.ERF, Parametrisation.NTK, DType.DOUBLE))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("sigma = erf with precision float64");
    }
}
