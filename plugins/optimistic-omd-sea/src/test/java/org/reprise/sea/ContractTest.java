package org.reprise.sea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.datasets.BundledTables;
import org.reprise.sea.algorithm.DynamicEnsemble;
import org.reprise.sea.algorithm.NoParameters;
import org.reprise.sea.algorithm.OptimisticStronglyConvex;
import org.reprise.sea.problem.BlockNature;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Game;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Link;
import org.reprise.sea.problem.QuadraticNature;
import org.reprise.sea.problem.QuadraticNature.Settings;
import org.reprise.sea.problem.RegressionNature;
import org.reprise.sea.problem.RegretBounds;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Scenario;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeTrial;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(OptimisticMirrorDescentSea.class)
            .libraries(RealMatrix.class)
            .with(BundledTables.class);

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }

    private static final Regularity LINEAR = new Regularity(1, 0, 0, 0);

    private static QuadraticNature nature(Scenario scenario, int dimension, int pieces) {
        return new QuadraticNature(new Settings(scenario, 1, 0, 0, 0.8, 1, pieces, 0, 0), dimension, 0, 0, 1, 10, 1);
    }

    private static void refuses(ErrorCode code, String message, Runnable problem) {
        assertThatThrownBy(problem::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    @Test
    void badProblemsAreRefused() {
        QuadraticNature nature = nature(Scenario.STATIONARY, 2, 1);
        ErrorCode bad = ErrorCode.BAD_VALUE;
        refuses(bad, "Horizon", () -> SeaProblem.of(nature, 1, 0, 1, 1, LINEAR));
        refuses(bad, "radius", () -> SeaProblem.of(nature, 0, 1, 1, 1, LINEAR));
        refuses(bad, "bound G is 0", () -> new Regularity(0, 0, 0, 0));
        refuses(bad, "bound G is NaN", () -> new Regularity(Double.NaN, 0, 0, 0));
        refuses(bad, "alpha", () -> new Regularity(1, 0, 0, -1));
        refuses(bad, "circle", () -> nature(Scenario.ROTATION, 1, 1));
        refuses(bad, "multiple of the 3 passes", () -> nature(Scenario.RANDOM_ORDER, 2, 3));
        refuses(bad, "radius 1", () -> new RegressionNature(Link.SQUARED, 2, 1, 1.2, 0, 1, 10, 1));
        refuses(bad, "no kink", () -> new BlockNature(Link.SQUARED, 2, 1, 0.5, 0, 1, 1));
        refuses(bad, "0.5", () -> new BlockNature(Link.HINGE, 2, 1, 0.5, 0.5, 1, 1));
    }

    @Test
    void learnersSayWhatTheyNeed() {
        SeaProblem problem = SeaProblem.of(nature(Scenario.STATIONARY, 2, 1), 1, 10, 1, 1, LINEAR);
        refuses(ErrorCode.BAD_VALUE, "needs L>0", () -> new DynamicEnsemble()
                .solve(problem, new DynamicEnsemble.Parameters(0), new FakeTrial<>(1, 1)));
        refuses(ErrorCode.BAD_VALUE, "lambda is 0", () -> new OptimisticStronglyConvex()
                .solve(problem, new NoParameters(), new FakeTrial<>(1, 1)));
    }

    @Test
    void theGameRefusesPlaysOutsideAndGradientsThatAreTooLong() {
        QuadraticNature nature = nature(Scenario.STATIONARY, 2, 1);
        SeaProblem honest = SeaProblem.of(nature, 1, 10, 1, 1, LINEAR);
        refuses(ErrorCode.PLUGIN_CONTRACT, "round 1 of replica 0 has norm 2", () -> play(honest, 2));
        refuses(ErrorCode.PLUGIN_CONTRACT, "NaN", () -> play(honest, Double.NaN));
        SeaProblem tight = SeaProblem.of(nature, 1, 10, 1, 1, new Regularity(0.9, 0, 0, 0));
        refuses(ErrorCode.BAD_PROBLEM, "exceeds G=0.9 at round 1", () -> play(tight, 0));
    }

    private static void play(SeaProblem problem, double place) {
        Game game = problem.game(1);
        game.play(new Learner() {
            @Override
            public void play(int replica, long round, double[] x) {
                x[0] = place;
            }

            @Override
            public void observe(int replica, long round, Feedback feedback) {
                // It never learns.
            }
        });
    }

    @Test
    void boundsHaveTheirConstants() {
        Regularity known = new Regularity(2, 1, 0, 0);
        assertThat(RegretBounds.convex(2, known, 4000, 1)).isCloseTo(990, within(0.5));
        assertThat(RegretBounds.convex(2, known, 0, 16_000)).isCloseTo(1351, within(0.5));
        assertThat(RegretBounds.oftrl(2, known, 0, 0))
                .isCloseTo(6 * Math.sqrt(2) + 8 + (64 + 144) / 8.0, within(1e-12));
        assertThat(RegretBounds.stronglyConvex(2, known, 1, 1, 10)).isInfinite();
        assertThat(RegretBounds.stronglyConvex(2, new Regularity(2, 1, 1, 0), 1, 0.5, 1))
                .isCloseTo(1 + 8 + 20 + 32 * Math.log(11), within(1e-12));
    }

    @Test
    void exponentsOfPowersAreExact() {
        assertThat(Observations.slope(new double[] {1, 4, 16}, new double[] {3, 6, 12}))
                .isCloseTo(0.5, within(1e-12));
        assertThat(Observations.slope(new double[] {1, 4}, new double[] {3, -6}))
                .isNaN();
    }
}
