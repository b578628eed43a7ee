package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.sns.algorithm.Backend;
import org.reprise.sns.algorithm.SinkhornLog;
import org.reprise.sns.algorithm.SinkhornNewton;
import org.reprise.sns.algorithm.SinkhornStabilised;
import org.reprise.sns.experiment.AssignmentExperiment;
import org.reprise.sns.experiment.AssignmentExperiment.Configuration;
import org.reprise.sns.experiment.AssignmentExperiment.Instance;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.testkit.FakeSetup;

/** Values of the integer-formula instance that an independent implementation gave. */
class FormulaInstanceTest {
    private final AssignmentExperiment experiment = new AssignmentExperiment();

    private TransportProblem problem(int n, double eta) {
        return experiment.problem(new Configuration(n, eta, Instance.FORMULA), new FakeSetup(0));
    }

    static SinkhornNewton.Parameters sns(double kappa) {
        return new SinkhornNewton.Parameters(kappa, 20, 60, 1e-12, 1e-8, 3000, false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.495178105326, 0.016004796642",
        "200, 0.497371350055, 0.008020385730",
        "500, 0.499603561507, 0.003179374438"
    })
    void costsAndExactAssignment(int n, double mean, double exact) {
        TransportProblem problem = problem(n, 200);
        assertThat(Arrays.stream(problem.cost()).average().orElseThrow()).isCloseTo(mean, within(1e-12));
        assertThat(problem.cost()[3 * n + 5]).isEqualTo(0.34545817927450784);
        assertThat(problem.exactCost()).isCloseTo(exact, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 200, 0.017692487368, -0.01001277187649, 6",
        "100, 1200, 0.016127501195, 0.01201858945288, 25",
        "200, 200, 0.010288922016, -0.02250085502381, 6",
        "200, 1200, 0.008160125954, 0.00336217170516, 15",
        "500, 200, 0.006384589582, -0.03455217997488, 7",
        "500, 1200, 0.003391846775, -0.00245669699001, 6"
    })
    void sparseNewtonReachesTheOptimum(int n, double eta, double cost, double dual, int steps) {
        TransportProblem problem = problem(n, eta);
        MeasuringTrial trial = MeasuringTrial.of(problem, 200, 1e-10);
        Potentials z = new SinkhornNewton().solve(problem, sns(6), trial);
        assertThat(trial.error()).isLessThan(1e-10);
        assertThat(trial.iterations() - 20).isBetween(steps / 2L, steps + 1L);
        assertThat(trial.dual()).isCloseTo(dual, within(1e-12));
        Map<String, Double> measured = new HashMap<>();
        experiment.measure(problem, z, measured::put);
        assertThat(measured.get("transport-cost")).isCloseTo(cost, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 200, 6.3223e-03, 921",
        "200, 200, 3.4070e-04, 111",
        "500, 200, 3.0703e-07, 41",
        "500, 1200, 1.8450e-02, 17241"
    })
    void sinkhornSweeps(int n, double eta, double after20, int sweeps) {
        TransportProblem problem = problem(n, eta);
        MeasuringTrial log = MeasuringTrial.of(problem, 20, 0);
        new SinkhornLog().solve(problem, new SinkhornLog.Parameters(0, Backend.JAVA, 1), log);
        assertThat(log.error()).isCloseTo(after20, within(after20 * 1e-4));
        MeasuringTrial stabilised = new MeasuringTrial(problem, 20_000, 1e-10, 10, 1);
        new SinkhornStabilised().solve(problem, new SinkhornStabilised.Parameters(0, 50), stabilised);
        assertThat(stabilised.error()).isLessThan(1e-10);
        assertThat((double) stabilised.iterations()).isBetween(sweeps * 0.9 - 10, sweeps * 1.1 + 10);
    }
}
