package org.reprise.ntk.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reprise.ntk.Circles;
import org.reprise.ntk.KeepingTrial;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;

/** Methods that solve in function space, against each other and against theory. */
class FunctionSpaceTest {
    private static final double END = Double.POSITIVE_INFINITY;

    private static Ensemble flow(TangentProblem problem, KernelKind kind, Start start) {
        return new KernelGradientFlow()
                .solve(
                        problem,
                        new KernelGradientFlow.Parameters(kind, start, KernelGradientFlow.Dynamics.FLOW),
                        new KeepingTrial(100));
    }

    @Test
    void drawsHaveTheLawOfTheory() {
        int replicas = 4000;
        TangentProblem problem = Circles.four(Circles.relu(4), 1, replicas, 0, 10);
        Ensemble end = flow(problem, KernelKind.NTK, Start.SAMPLED);
        Theory.Law law = problem.theory().law(Circles.TARGETS, 10);
        for (int i = 0; i < 5; i++) {
            double mean = 0;
            double square = 0;
            for (double[] f : end.test()) {
                mean += f[i] / replicas;
                square += f[i] * f[i] / replicas;
            }
            double deviation = law.deviation()[i];
            assertThat(mean).isCloseTo(law.mean()[i], within(4 * deviation / Math.sqrt(replicas)));
            assertThat(Math.sqrt(square - mean * mean))
                    .isCloseTo(deviation, within(4 * deviation / Math.sqrt(2.0 * replicas)));
        }
    }

    @Test
    void regressionIsTheEndOfTheFlow() {
        TangentProblem problem = Circles.four(Circles.relu(3), 1, 1, 0, END);
        for (KernelKind kind : new KernelKind[] {KernelKind.NTK, KernelKind.NNGP, KernelKind.RBF}) {
            Ensemble end = flow(problem, kind, Start.ZERO);
            Ensemble solved = new KernelRegression()
                    .solve(problem, new KernelRegression.Parameters(kind, 0, Start.ZERO), new KeepingTrial(0));
            assertThat(solved.test()[0]).containsExactly(end.test()[0], within(1e-8));
            assertThat(solved.train()[0]).containsExactly(Circles.TARGETS, within(1e-8));
        }
    }

    @Test
    void manyRandomFunctionsAreTheirKernel() {
        TangentProblem problem = Circles.four(Circles.relu(4), 1, 2, 0, 50);
        Ensemble end = new RandomFunctions()
                .solve(problem, new RandomFunctions.Parameters(40_000, KernelKind.NTK), new KeepingTrial(5));
        double[] limit = problem.theory().inside().tangent().data;
        for (int r = 0; r < 2; r++) {
            assertThat(end.kernelOf(r)).containsExactly(limit, within(0.01));
        }
    }

    @Test
    void theLinearisedNetworkStartsAsTheNetworkAndFitsTheData() {
        TangentProblem problem = Circles.four(Circles.relu(3), 1, 2, 0, END);
        try (KeepingTrial linear = new KeepingTrial(5);
                KeepingTrial network = new KeepingTrial(5)) {
            Ensemble end = new LinearisedNetwork()
                    .solve(problem, new LinearisedNetwork.Parameters(100, Precision.FLOAT64), linear);
            Ensemble start = new NetworkTraining()
                    .solve(problem, new NetworkTraining.Parameters(100, Precision.FLOAT64), network);
            for (int r = 0; r < 2; r++) {
                assertThat(linear.states.get(0).test()[r]).containsExactly(start.test()[r], within(1e-13));
                assertThat(linear.states.get(0).kernelOf(r)).containsExactly(start.kernelOf(r), within(1e-13));
                assertThat(end.train()[r]).containsExactly(Circles.TARGETS, within(1e-10));
            }
        }
    }

    @Test
    void theCrossEntropyFollowsSmallSteps() {
        Architecture architecture = Circles.relu(2);
        Rows train = Rows.circle(0, 2, 4);
        Rows test = Rows.circle(1);
        double[] targets = {1, 0, 0, 1, 1, 0};
        TangentProblem problem = new TangentProblem(
                architecture,
                train,
                targets,
                false,
                2,
                test,
                new double[0],
                0,
                Rows.none(2),
                Loss.CROSS_ENTROPY,
                new double[] {0, 5, 10},
                1,
                1,
                new Theory(architecture, train, test));
        Ensemble end = flow(problem, KernelKind.NTK, Start.ZERO);
        double[] gram = problem.theory().inside().tangent().data;
        double[] f = new double[6];
        int steps = 100_000;
        for (int s = 0; s < steps; s++) {
            double[] slope = new double[6];
            for (int j = 0; j < 3; j++) {
                double p = 1 / (1 + Math.exp(f[2 * j + 1] - f[2 * j]));
                for (int i = 0; i < 3; i++) {
                    slope[2 * i] -= gram[3 * i + j] * (p - targets[2 * j]) / 3;
                    slope[2 * i + 1] -= gram[3 * i + j] * (1 - p - targets[2 * j + 1]) / 3;
                }
            }
            for (int i = 0; i < 6; i++) {
                f[i] += slope[i] * 10 / steps;
            }
        }
        assertThat(end.train()[0]).containsExactly(f, within(1e-4));
        assertThat(end.test()[0]).hasSize(2);
    }
}
