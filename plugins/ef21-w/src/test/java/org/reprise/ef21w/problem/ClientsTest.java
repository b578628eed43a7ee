package org.reprise.ef21w.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.reprise.ef21w.Instances;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;

class ClientsTest {
    private static final int[] STARTS = {0, 3, 8, 12, 24};

    /** Rows of six columns; with {@code sparse} each client has zeros in some. */
    private static LinearModel model(Loss loss, double lambda, boolean sparse) {
        RandomGenerator random = RandomStreams.of(1, "rows");
        double[] features = random.doubles(24 * 6, -2, 2).toArray();
        double[] targets = new double[24];
        for (int i = 0; i < 4; i++) {
            for (int r = STARTS[i]; r < STARTS[i + 1]; r++) {
                targets[r] = loss == Loss.LOGISTIC ? (random.nextBoolean() ? 1 : -1) : random.nextGaussian();
                for (int j = 0; j < 6 && sparse; j++) {
                    features[6 * r + j] *= (i + j) % 3 == 0 ? 1 : 0;
                }
            }
        }
        return new LinearModel(new Examples("rows", features, targets, 24, 6), loss, 2, Penalty.bounded(lambda));
    }

    private static List<LinearClients> all() {
        List<LinearClients> all = new ArrayList<>();
        for (Loss loss : new Loss[] {Loss.LOGISTIC, Loss.SQUARED}) {
            for (double lambda : new double[] {0, 0.3}) {
                for (boolean sparse : new boolean[] {false, true}) {
                    all.add(new LinearClients(model(loss, lambda, sparse), STARTS));
                }
            }
        }
        return all;
    }

    /** Client i's gradient in all coordinates. */
    private static double[] gradient(Clients clients, int i, double[] x) {
        Gradients gradients = new Gradients(clients);
        double[] local = new double[6];
        gradients.at(x);
        gradients.client(i, x, local);
        double[] whole = new double[6];
        for (int l = 0; l < clients.width(i); l++) {
            whole[clients.coordinate(i, l)] = local[l];
        }
        return whole;
    }

    @Test
    void gradientsAreThoseOfTheModelAndOfDifferences() {
        double[] x = {0.3, -0.7, 1.1, 0.2, -1.5, 0.6};
        for (LinearClients clients : all()) {
            for (int i = 0; i < 4; i++) {
                double[] expected = new double[6];
                clients.model().gradient(STARTS[i], STARTS[i + 1], x, 0, expected, 0);
                assertThat(gradient(clients, i, x)).containsExactly(expected, within(1e-13));
            }
            double[] whole = new Gradients(clients).whole(x);
            for (int j = 0; j < 6; j++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[j] += 1e-6;
                down[j] -= 1e-6;
                assertThat((clients.value(up) - clients.value(down)) / 2e-6).isCloseTo(whole[j], within(1e-7));
            }
        }
    }

    @Test
    void batchesOfAllSamplesAreWholeGradients() {
        double[] x = {0.3, -0.7, 1.1, 0.2, -1.5, 0.6};
        int[] batch = {11, 3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10};
        for (LinearClients clients : all()) {
            double[] shared = new double[6];
            double[] out = new double[6];
            double[] some = new double[6];
            clients.share(x, shared);
            clients.gradient(3, x, shared, out, new double[6]);
            clients.gradient(3, batch, 12, x, shared, some, new double[6]);
            assertThat(some).containsExactly(out, within(1e-13));
            // The mean over all batches of one sample is the gradient.
            double[] mean = new double[6];
            for (int r = 0; r < 12; r++) {
                clients.gradient(3, new int[] {r}, 1, x, shared, some, new double[6]);
                Dense.axpy(1.0 / 12, some, 0, mean, 0, clients.width(3));
            }
            for (int l = 0; l < clients.width(3); l++) {
                assertThat(mean[l]).isCloseTo(out[l], within(1e-13));
            }
        }
    }

    @Test
    void gradientsTogetherAreTheSame() {
        DistributedProblem problem = Instances.synthetic(37, 1, 2);
        Clients clients = problem.clients();
        assertThat(clients.together()).isTrue();
        double[] x = RandomStreams.of(3, "x").doubles(10, -1, 1).toArray();
        double[] shared = new double[10];
        double[][] out = new double[10][37];
        double[] one = new double[10];
        clients.share(x, shared);
        clients.gradients(5, 37, x, shared, out);
        for (int i = 5; i < 37; i++) {
            clients.gradient(i, x, shared, one, new double[10]);
            for (int j = 0; j < 10; j++) {
                assertThat(out[j][i]).isCloseTo(one[j], within(1e-11 * (1 + Math.abs(one[j]))));
            }
        }
        assertThat(new Gradients(clients).whole(x)).hasSize(10);
    }

    @Test
    void noSecantIsSteeperThanTheConstants() {
        RandomGenerator random = RandomStreams.of(4, "pairs");
        for (LinearClients clients : all()) {
            double[] weighted = Weighting.bySmoothness(clients.smoothness()).shares();
            double joint = clients.jointSmoothness(weighted);
            assertThat(joint).isLessThanOrEqualTo(clients.smoothness().arithmeticMean() * (1 + 1e-12));
            for (int k = 0; k < 300; k++) {
                double[] x = random.doubles(6, -0.1, 0.1).toArray();
                double[] y = random.doubles(6, -0.1, 0.1).toArray();
                double run = distance(x, y);
                double sum = 0;
                double[] difference = new double[6];
                for (int i = 0; i < 4; i++) {
                    double[] a = gradient(clients, i, x);
                    double[] b = gradient(clients, i, y);
                    assertThat(distance(a, b))
                            .isLessThanOrEqualTo(clients.smoothness().blocks()[i] * run * (1 + 1e-9));
                    sum += Math.pow(distance(a, b), 2) / (16 * weighted[i]);
                    for (int j = 0; j < 6; j++) {
                        difference[j] += (a[j] - b[j]) / 4;
                    }
                }
                assertThat(Math.sqrt(sum)).isLessThanOrEqualTo(joint * run * (1 + 1e-9));
                assertThat(distance(difference, new double[6]))
                        .isLessThanOrEqualTo(clients.smoothness().whole() * run * (1 + 1e-9));
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void rareFeaturesAreFoundInTheRows() {
        for (double share : new double[] {0.05, 0.3, 1}) {
            Clients clients = Instances.rare(share, 5).clients();
            Weighting uniform = Weighting.uniform(40);
            Weighting weighted = Weighting.bySmoothness(clients.smoothness());
            double c = Math.ceil(40 * share) / 40;
            assertThat(uniform.concentration(clients)).isCloseTo(c, within(1e-12));
            assertThat(clients.size()).isEqualTo((int) Math.round(30 * 40 * c));
            assertThat(weighted.concentration(clients)).isLessThanOrEqualTo(1);
            if (share == 1) {
                assertThat(weighted.concentration(clients)).isCloseTo(1, within(1e-12));
            }
            assertThat(clients.jointSmoothness(uniform.shares()))
                    .isLessThanOrEqualTo(clients.smoothness().quadraticMean() * (1 + 1e-12));
        }
    }

    @Test
    void theGeneratorHasTheEigenvaluesItIsAskedFor() {
        Clients clients = Instances.synthetic(21, 1, 6).clients();
        for (int i = 0; i < 21; i++) {
            double expected = 1 + 999 * Math.pow(i / 20.0, 8) + 2;
            assertThat(clients.smoothness().blocks()[i]).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void theLowerBoundIsOneAndTheCurvatureTheLeastEigenvalue() {
        DistributedProblem convex = Instances.synthetic(20, 0, 7);
        RandomGenerator random = RandomStreams.of(8, "x");
        assertThat(convex.curvature())
                .isBetween(1.0 - 1e-9, convex.clients().smoothness().whole());
        for (int k = 0; k < 100; k++) {
            double[] x = random.doubles(10, -2, 2).toArray();
            double[] g = new Gradients(convex.clients()).whole(x);
            double gap = convex.clients().value(x) - convex.infimum();
            assertThat(gap).isGreaterThanOrEqualTo(0);
            // The Polyak-Lojasiewicz condition.
            assertThat(Dense.dot(g, g)).isGreaterThanOrEqualTo(2 * convex.curvature() * gap * (1 - 1e-9));
        }
        assertThat(Instances.synthetic(20, 1, 7).curvature()).isZero();
    }
}
