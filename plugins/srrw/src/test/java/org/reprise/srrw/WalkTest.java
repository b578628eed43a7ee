package org.reprise.srrw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.spi.Algorithm;
import org.reprise.srrw.algorithm.HistoryDrivenTarget;
import org.reprise.srrw.algorithm.IndependentSampling;
import org.reprise.srrw.algorithm.NonBacktrackingWalk;
import org.reprise.srrw.algorithm.Optimizer;
import org.reprise.srrw.algorithm.ReshuffledSampling;
import org.reprise.srrw.algorithm.SamplerParameters;
import org.reprise.srrw.algorithm.SelfRepellentWalk;
import org.reprise.srrw.algorithm.SelfRepellentWalk.InitialMeasure;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.BaseChain.Kind;
import org.reprise.srrw.problem.Graphs;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

class WalkTest {
    private static final SamplerParameters PLAIN = new SamplerParameters(0.9, Optimizer.SGD, 0);

    private static SelfRepellentWalk.Parameters parameters(double alpha, double a, Optimizer optimizer) {
        return new SelfRepellentWalk.Parameters(alpha, a, 0.9, optimizer, InitialMeasure.UNIFORM, 0);
    }

    private static TokenState walk(TokenProblem problem, double alpha, double a, KeepingTrial trial) {
        return new SelfRepellentWalk().solve(problem, parameters(alpha, a, Optimizer.SGD), trial);
    }

    /** Uniform numbers in a fixed order. */
    private static RandomGenerator script(double... values) {
        return new RandomGenerator() {
            private int next;

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return values[next++];
            }
        };
    }

    private static KeepingTrial scripted() {
        // The first number chooses node 3.
        return new KeepingTrial(5, 1, stream -> script(0.9, 0.1, 0.9, 0.5, 0.3, 0.7));
    }

    @Test
    void fiveStepsByHand() {
        KeepingTrial trial = scripted();
        TokenState last = walk(Paw.problem(Kind.MHRW, 1, 1), 2, 0.8, trial);
        double[] theta = trial.states.stream().mapToDouble(s -> s.theta()[0]).toArray();
        assertThat(theta)
                .containsExactly(
                        new double[] {0, 2.143546925073, 4.322387923262, 5.378504658979, 5.054661121864, 4.445647632549
                        },
                        within(1e-11));
        assertThat(last.x()).containsExactly(new double[] {.02299147, .26148632, .35721931, .35830290}, within(1e-8));
        // Nodes 3, 2, 3, 3, 2 were left: degrees 1, 3, 1, 1, 3.
        assertThat(trial.counters()).containsEntry("hops", 5L).containsEntry("queries", 9L);
    }

    @Test
    void fiveStepsOfHeavyBall() {
        KeepingTrial trial = scripted();
        new SelfRepellentWalk().solve(Paw.problem(Kind.MHRW, 1, 1), parameters(2, 0.8, Optimizer.SHB), trial);
        double[] theta = trial.states.stream().mapToDouble(s -> s.theta()[0]).toArray();
        assertThat(theta)
                .containsExactly(
                        new double[] {0, 0, .797487465901, 2.038767440178, 3.248504323814, 4.125838193351},
                        within(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 100})
    void sameBitsWhateverTheThreads(double alpha) {
        TokenProblem problem = Paw.problem(Kind.MHRW, 100, 50);
        TokenState one = walk(problem, alpha, 0.8, KeepingTrial.of(20, 1));
        TokenState four = walk(problem, alpha, 0.8, KeepingTrial.of(20, 4));
        assertThat(four.theta()).isEqualTo(one.theta());
        assertThat(four.x()).isEqualTo(one.x());
    }

    @Test
    void theStrideDoesNotMatter() {
        TokenState fine = walk(Paw.problem(Kind.MHRW, 3, 10), 20, 0.6, KeepingTrial.of(100, 1));
        TokenState coarse = walk(Paw.problem(Kind.MHRW, 3, 1000), 20, 0.6, KeepingTrial.of(1, 1));
        assertThat(coarse.steps()).isEqualTo(fine.steps());
        assertThat(coarse.theta()).isEqualTo(fine.theta());
    }

    /** The measure by its definition, from the positions that the scaled one goes through. */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0.8, 1})
    void scaledMeasureEqualsTheDefinition(double a) {
        KeepingTrial trial = KeepingTrial.of(3000, 1);
        walk(Paw.problem(Kind.MHRW, 1, 1), 20, a, trial);
        double[] x = BaseChain.uniform(4);
        for (int n = 1; n < trial.states.size(); n++) {
            double gamma = Math.pow(n + 1, -a);
            double[] before = trial.states.get(n - 1).x();
            double[] after = trial.states.get(n).x();
            int visited = 0;
            for (int j = 1; j < 4; j++) {
                visited = after[j] - before[j] > after[visited] - before[visited] ? j : visited;
            }
            for (int j = 0; j < 4; j++) {
                x[j] += gamma * ((j == visited ? 1 : 0) - x[j]);
            }
            assertThat(after).containsExactly(x, within(1e-10));
        }
    }

    @Test
    void longWalksStayInTheSimplex() {
        TokenState state = walk(Paw.problem(Kind.MHRW, 1, 100_000), 10, 0.8, KeepingTrial.of(10, 1));
        assertThat(state.steps()).isEqualTo(1_000_000);
        assertThat(Arrays.stream(state.x()).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(state.x()).min().orElseThrow()).isPositive();
    }

    @Test
    void withoutRepellenceTheBaseChain() {
        TokenProblem problem = Paw.problem(Kind.MHRW, 50, 200);
        TokenState one = walk(problem, 0, 0.8, KeepingTrial.of(5, 1));
        TokenState other = walk(problem, 0, 1, KeepingTrial.of(5, 1));
        assertThat(other.theta()).isEqualTo(one.theta());
    }

    @Test
    void everySamplerReachesTheWeightedOptimum() throws Exception {
        BaseChain chain = BaseChain.of(Graphs.karate(), Kind.SRW, BaseChain.uniform(34));
        double[] centres = new double[34];
        Arrays.setAll(centres, Math::cos);
        TokenProblem problem = TokenProblem.of(chain, BaseChain.uniform(34), new QuadraticLoss(centres), 200, 1000);
        double optimum = Arrays.stream(centres).average().orElseThrow();
        assertThat(problem.optimum()[0]).isCloseTo(optimum, within(1e-14));
        List<Algorithm<TokenProblem, SamplerParameters, TokenState>> samplers =
                List.of(new IndependentSampling(), new ReshuffledSampling(), new NonBacktrackingWalk());
        for (Algorithm<TokenProblem, SamplerParameters, TokenState> sampler : samplers) {
            assertThat(mean(sampler.solve(problem, PLAIN, KeepingTrial.of(10, 2))))
                    .as(sampler.info().id())
                    .isCloseTo(optimum, within(0.01));
        }
        assertThat(mean(walk(problem, 5, 0.8, KeepingTrial.of(10, 2)))).isCloseTo(optimum, within(0.01));
        HistoryDrivenTarget.Parameters history = new HistoryDrivenTarget.Parameters(5, 0.8, 0.9, Optimizer.SGD, 0);
        assertThat(mean(new HistoryDrivenTarget().solve(problem, history, KeepingTrial.of(10, 2))))
                .isCloseTo(optimum, within(0.01));
    }

    private static double mean(TokenState state) {
        return Arrays.stream(state.theta()).average().orElseThrow();
    }

    @Test
    void independentSamplesHaveTheirCovariance() {
        TokenProblem problem = Paw.problem(Kind.MHRW, 2000, 500);
        TokenState state = new IndependentSampling().solve(problem, PLAIN, KeepingTrial.of(10, 2));
        double mse = Arrays.stream(state.theta())
                .map(theta -> (theta - 3.75) * (theta - 3.75))
                .average()
                .orElseThrow();
        // Theory is reached slowly, at rate n^(b-1); the variance after n steps follows from the noise 2 * 3.59375.
        double variance = 3.75 * 3.75;
        for (int n = 1; n <= 5000; n++) {
            double beta = Math.pow(n + 1, -0.9);
            variance = (1 - beta) * (1 - beta) * variance + beta * beta * 2 * 3.59375;
        }
        assertThat(mse / variance).isCloseTo(1, within(0.1));
    }

    @Test
    void divergenceIsCountedAndProjectionPreventsIt() {
        // Curvature far above 2 / beta_1 the first steps explode.
        TokenProblem steep = TokenProblem.of(Paw.chain(Kind.MHRW), BaseChain.uniform(4), new Steep(), 20, 500);
        TokenState lost = walk(steep, 5, 0.8, KeepingTrial.of(2, 1));
        assertThat(Arrays.stream(lost.theta()).boxed()).anyMatch(value -> !Double.isFinite(value));
        SelfRepellentWalk.Parameters ball =
                new SelfRepellentWalk.Parameters(5, 0.8, 0.9, Optimizer.SGD, InitialMeasure.LAW, 3);
        TokenState kept = new SelfRepellentWalk().solve(steep, ball, KeepingTrial.of(2, 1));
        assertThat(Arrays.stream(kept.theta()).boxed()).allMatch(value -> Math.abs(value) <= 3 + 1e-12);
    }
}
