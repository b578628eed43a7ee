package org.reprise.vrhalpern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.datasets.BundledTables;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeSetup;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;
import org.reprise.vrhalpern.algorithm.Estimator;
import org.reprise.vrhalpern.algorithm.Extragradient;
import org.reprise.vrhalpern.algorithm.HalpernPage;
import org.reprise.vrhalpern.algorithm.HalpernResolvent;
import org.reprise.vrhalpern.algorithm.StepParameters;
import org.reprise.vrhalpern.algorithm.StepUnit;
import org.reprise.vrhalpern.experiment.RobustRegressionExperiment;
import org.reprise.vrhalpern.problem.BilinearSum;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.LinearModelSum;
import org.reprise.vrhalpern.problem.Loss;
import org.reprise.vrhalpern.problem.MatrixGame;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.QuadraticProgram;
import org.reprise.vrhalpern.problem.Resolvent;
import org.reprise.vrhalpern.problem.Rows;
import org.reprise.vrhalpern.problem.Simplices;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(VarianceReducedHalpern.class)
            .libraries(RealMatrix.class)
            .with(BundledTables.class);

    @TempDir
    private Path folder;

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
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
        ErrorCode bad = ErrorCode.BAD_PROBLEM;
        refuses(bad, "cannot be below L_F", () -> Constants.monotone(1, 0.9));
        refuses(bad, "L_F is 0", () -> Constants.monotone(0, 1));
        refuses(bad, "L is NaN", () -> Constants.monotone(1, Double.NaN));
        refuses(
                bad,
                "Row 1 of the game has 1 entries",
                () -> new MatrixGame(new double[][] {{1, 2}, {3}}, MatrixGame.Sampling.UNIFORM));
        refuses(
                bad,
                "not finite",
                () -> new MatrixGame(new double[][] {{1, Double.NaN}, {3, 2}}, MatrixGame.Sampling.UNIFORM));
        MatrixGame game = new MatrixGame(new double[][] {{1, 2}, {3, 1}}, MatrixGame.Sampling.UNIFORM);
        refuses(
                bad,
                "away from the set",
                () -> new MonotoneInclusion(game, Simplices.pair(2, 2), new double[] {1, 1, .5, .5}, new double[0], 1));
        refuses(
                bad,
                "The start has 3",
                () -> new MonotoneInclusion(game, Resolvent.IDENTITY, new double[3], new double[0], 1));
    }

    /** A Hessian with a negative eigenvalue. */
    @Test
    void anOperatorThatIsNotMonotoneIsRefused() {
        QuadraticProgram concave = new QuadraticProgram(
                new double[][] {{-3, 0}, {0, 1}}, new double[][] {{1, 0}, {0, 1}}, new double[2], new double[2]);
        refuses(
                ErrorCode.BAD_PROBLEM,
                "not monotone",
                () -> new MonotoneInclusion(concave, Resolvent.IDENTITY, new double[4], new double[0], 1));
    }

    @Test
    void anOperatorThatIsNotFiniteIsRefused() {
        LinearModelSum infinite = new LinearModelSum(
                Rows.dense(new double[][] {{1}, {2}}, 1), new double[] {Double.POSITIVE_INFINITY, 1}, Loss.SQUARED);
        refuses(
                ErrorCode.BAD_PROBLEM,
                "not finite at the start",
                () -> new MonotoneInclusion(infinite, Resolvent.IDENTITY, new double[1], new double[0], 1));
        refuses(
                ErrorCode.BAD_PROBLEM,
                "L_F is 0",
                () -> new BilinearSum(new double[2][4], new double[2], new double[2], 0));
    }

    @Test
    void badParametersAreRefused() {
        ErrorCode bad = ErrorCode.BAD_VALUE;
        MonotoneInclusion squares = Instances.squares(9, 3, 1);
        KeepingTrial trial = new KeepingTrial(1, 1);
        refuses(bad, "batch = 10 is larger than n = 9", () -> new HalpernPage()
                .solve(squares, new HalpernPage.Parameters(0, StepUnit.OWN, 0, Estimator.PAGE, 10, false, 0), trial));
        refuses(bad, "needs a matrix game", () -> new Extragradient()
                .solve(squares, new StepParameters(1, StepUnit.FROBENIUS, 0), trial));
        MonotoneInclusion game = Instances.game(1, 2, 3);
        refuses(bad, "with constraints", () -> new HalpernResolvent()
                .solve(
                        game,
                        new HalpernResolvent.Parameters(
                                0, StepUnit.OWN, 0, HalpernResolvent.Inner.EXACT, .5, 2, false, false, false, 0),
                        trial));
    }

    private MonotoneInclusion robust(Path file, String loss, RobustRegressionExperiment.Weights weights) {
        return new RobustRegressionExperiment()
                .problem(
                        new RobustRegressionExperiment.Configuration(
                                "breast-cancer", file.toString(), loss, weights, .01, .1),
                        new FakeSetup(0));
    }

    @Test
    void libsvmFilesAreRead() throws IOException {
        Path file = folder.resolve("rows.txt");
        Files.writeString(file, "+1 1:0.5 3:2 # a comment\n-1 2:1\n\n+1 1:1 3:-1\n-1 3:0.25\n");
        MonotoneInclusion data = robust(file, "logistic", RobustRegressionExperiment.Weights.DATA);
        assertThat(data.components()).isEqualTo(4);
        assertThat(data.operator().dimension()).isEqualTo(7);
        MonotoneInclusion groups = robust(file, "logistic", RobustRegressionExperiment.Weights.GROUPS);
        assertThat(groups.operator().dimension()).isEqualTo(5);
        assertThat(robust(file, "huber", RobustRegressionExperiment.Weights.GROUPS)
                        .components())
                .isEqualTo(4);
        Files.writeString(file, "1 1:2\n2 1:3\n3 1:1\n");
        refuses(
                ErrorCode.BAD_PROBLEM,
                "3 different labels",
                () -> robust(file, "logistic", RobustRegressionExperiment.Weights.DATA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 0:3", "1 2", "one 1:2", "1 1:NaN", "1 1:x"})
    void badLibsvmFilesAreRefused(String line) throws IOException {
        Path file = folder.resolve("bad.txt");
        Files.writeString(file, "1 1:2\n" + line + "\n");
        refuses(ErrorCode.BAD_FILE, "line 2", () -> robust(file, "logistic", RobustRegressionExperiment.Weights.DATA));
        refuses(
                ErrorCode.BAD_FILE,
                "cannot be read",
                () -> robust(folder.resolve("none"), "logistic", RobustRegressionExperiment.Weights.DATA));
    }
}
