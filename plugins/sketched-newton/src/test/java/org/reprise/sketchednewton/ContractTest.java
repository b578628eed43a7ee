package org.reprise.sketchednewton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ejml.UtilEjml;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.datasets.BundledTables;
import org.reprise.sketchednewton.algorithm.AugmentedLagrangian;
import org.reprise.sketchednewton.algorithm.ExactNewton;
import org.reprise.sketchednewton.experiment.EllipticExperiment;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.FormulaFile;
import org.reprise.sketchednewton.problem.LabelledRows;
import org.reprise.sketchednewton.problem.LogisticModel;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeSetup;
import org.reprise.testkit.FakeTrial;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(SketchedNewton.class)
            .libraries(UtilEjml.class, CommonOps_DDRM.class, CommonOps_DSCC.class, Gradient.class)
            .with(BundledTables.class)
            .sometimes("singular");

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }

    @TempDir
    private Path folder;

    private static void refuses(ErrorCode code, String message, Runnable problem) {
        assertThatThrownBy(problem::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    private EqualityProblem program(String text) {
        Path file = folder.resolve("programs.txt");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FormulaFile.read(file).problem("P");
    }

    @Test
    void aProgramOfTheUserIsRead() {
        EqualityProblem problem = program("# mine\nproblem P\nstart 1 2\nmultipliers 3\nminimise -x1^2 + 2e1*exp(x2)\n"
                + "subject cos(x1)/2 - x2\noptimum -1\n");
        assertThat(problem.model().objective(new double[] {2, 0}, null)).isEqualTo(16);
        assertThat(problem.multipliers()).containsExactly(3);
        assertThat(problem.optimum()).isEqualTo(-1);
        assertThat(FormulaFile.bundled().names()).hasSize(50).contains("HS79", "ORTHREGB");
    }

    @Test
    void badProgramsAreRefused() {
        ErrorCode bad = ErrorCode.BAD_PROBLEM;
        ErrorCode file = ErrorCode.BAD_FILE;
        String head = "problem P\nstart 1 2\nminimise x1\n";
        refuses(
                bad,
                "more constraints than variables: 3 and 2",
                () -> program(head + "subject x1\nsubject x2\nsubject x1*x2\n"));
        refuses(bad, "no constraint", () -> program(head));
        refuses(bad, "uses x3", () -> program(head + "subject x3\n"));
        refuses(bad, "the constraints at the start is not finite", () -> program(head + "subject log(x1-2)\n"));
        refuses(bad, "no program 'Q'", () -> FormulaFile.read(folder.resolve("programs.txt"))
                .problem("Q"));
        refuses(bad, "start of the multipliers has 2", () -> program(head + "subject x1\nmultipliers 1 2\n"));
        refuses(file, "character 4", () -> program(head + "subject x1+\n"));
        refuses(file, "line 4", () -> program(head + "sbject x1\n"));
        refuses(file, "expected numbers", () -> program("problem P\nstart 1 a\nminimise x1\nsubject x1\n"));
        refuses(file, "before any", () -> program("start 1\n"));
        refuses(file, "0 lines 'minimise'", () -> program("problem P\nstart 1\nsubject x1\n"));
        refuses(file, "cannot be read", () -> FormulaFile.read(folder.resolve("none")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x0", "y", "x1^2.5.5", "x1^-1", "x1^100", "(x1", "1..2", "sin x1", "atan2(x1)", "x1 x2", ""})
    void badFormulasAreRefused(String formula) {
        refuses(ErrorCode.BAD_FILE, "", () -> program("problem P\nstart 1 2\nminimise x1\nsubject " + formula + "\n"));
    }

    @Test
    void infeasibleConstraintsAreRefused() {
        SparseMatrix a = SparseMatrix.full(1, 3, new double[] {1, 1, 1});
        double[][] rows = {{1, 2, 3}};
        refuses(
                ErrorCode.BAD_PROBLEM,
                "infeasible: the solution of least norm has norm 5.774 > 1",
                () -> new LogisticModel(rows, new double[] {1}, a, new double[] {10}));
        refuses(
                ErrorCode.BAD_PROBLEM,
                "More constraints than variables",
                () -> new LogisticModel(rows, new double[] {1}, SparseMatrix.full(3, 3, new double[9]), new double[3]));
    }

    @Test
    void libsvmFilesAreRead() throws IOException {
        Path file = folder.resolve("data");
        Files.writeString(file, "2 1:0.5 3:-1\n1 2:1\n");
        LabelledRows rows = LabelledRows.read(file);
        assertThat(rows.dimension()).isEqualTo(3);
        assertThat(rows.labels()).containsExactly(1, -1);
        assertThat(rows.features()[0]).containsExactly(0.5, 0, -1);
        for (String text : List.of("1 1:x\n", "1 0:1\n", "1 1\n")) {
            Files.writeString(file, text);
            refuses(ErrorCode.BAD_FILE, "line 1", () -> LabelledRows.read(file));
        }
        Files.writeString(file, "1 1:1\n");
        refuses(ErrorCode.BAD_FILE, "expected two", () -> LabelledRows.read(file));
    }

    @Test
    void badParametersAndSizesAreRefused() {
        EqualityProblem problem = FormulaFile.bundled().problem("HS6");
        refuses(ErrorCode.BAD_VALUE, "beta is 0.5", () -> new ExactNewton()
                .solve(
                        problem,
                        new ExactNewton.Parameters(1, .1, .1, .5, 1.5, 1e-6, 1e-2, 1e-4, false),
                        new FakeTrial<PrimalDual>(1, 1)));
        EqualityProblem large =
                new EllipticExperiment().problem(new EllipticExperiment.Configuration(40, .1), new FakeSetup(0));
        refuses(ErrorCode.BAD_PROBLEM, "3200 variables", () -> new AugmentedLagrangian()
                .solve(
                        large,
                        new AugmentedLagrangian.Parameters(1, .1, .1, 100, 1000, 1e-4),
                        new FakeTrial<PrimalDual>(1, 1)));
    }
}
