package org.reprise.lastiterate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.datasets.BundledTables;
import org.reprise.lastiterate.algorithm.ClippedSgd;
import org.reprise.lastiterate.algorithm.Csmd;
import org.reprise.lastiterate.algorithm.Geometry;
import org.reprise.lastiterate.algorithm.Schedule;
import org.reprise.lastiterate.experiment.HeavyTailExperiment;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.Domain;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeSetup;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(LastIterate.class)
            .buildsOn(Examples.class)
            .libraries(DMatrixRMaj.class, CommonOps_DDRM.class, Gamma.class)
            .with(BundledTables.class)
            .set("horizon", "50")
            .set("paths", "20");

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

    private static void refusesCsmd(String message, StochasticProblem problem, Schedule schedule, Geometry geometry) {
        refuses(ErrorCode.BAD_VALUE, message, () -> new Csmd()
                .solve(problem, new Csmd.Parameters(schedule, geometry, 1, 1, false, true), new KeepingTrial(1)));
    }

    @Test
    void badProblemsAreRefused() {
        refuses(ErrorCode.BAD_PROBLEM, "outside the domain BALL", () -> Problem.quadratic(Domain.ball(1), 1, 4, 1, 4));
        refuses(
                ErrorCode.BAD_PROBLEM,
                "outside the domain SIMPLEX",
                () -> Problem.quadratic(Domain.SIMPLEX, 1, 4, 1, 4));
        refuses(ErrorCode.BAD_PROBLEM, "do not fit", () -> Problem.quadratic(1, 4, Integer.MAX_VALUE, 4));
        refuses(ErrorCode.BAD_VALUE, "Moment p = 1.8", () -> new HeavyTailExperiment()
                .problem(new HeavyTailExperiment.Configuration(2, 1.6, 1, 1.8, 4, 1, 4), new FakeSetup(0)));
    }

    @Test
    void methodsThatDoNotFitAreRefused() {
        StochasticProblem problem = Problem.quadratic(1, 4, 1, 4);
        refusesCsmd("mu_h = 0.0", problem, Schedule.SC_H, Geometry.EUCLIDEAN);
        refusesCsmd("known by the Euclidean norm", problem, Schedule.LINEAR, Geometry.P_NORM);
        refusesCsmd("known by the Euclidean norm", problem, Schedule.LINEAR, Geometry.ENTROPY);
        refuses(ErrorCode.BAD_VALUE, "heavy-anytime or heavy-linear", () -> new ClippedSgd()
                .solve(problem, new ClippedSgd.Parameters(Schedule.LINEAR, 1, 1, true), new KeepingTrial(1)));
    }
}
