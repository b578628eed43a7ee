package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.sns.algorithm.SinkhornNewton;
import org.reprise.sns.algorithm.SinkhornStabilised;
import org.reprise.sns.experiment.DensitiesExperiment;
import org.reprise.sns.experiment.DensitiesExperiment.Configuration;
import org.reprise.sns.experiment.GridCost;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.testkit.FakeSetup;

class DensitiesTest {
    private final DensitiesExperiment experiment = new DensitiesExperiment();

    @ParameterizedTest
    @CsvSource({"L1, 0.153507302333, 0.153510171143", "L2, 0.033475406671, 0.033872872916"})
    void bothMethodsGiveTheReferenceCost(GridCost cost, double exact, double entropic) {
        TransportProblem problem = experiment.problem(new Configuration(500, cost, 1200, 1, 2), new FakeSetup(0));
        assertThat(problem.exactCost()).isCloseTo(exact, within(1e-11));
        MeasuringTrial newton = MeasuringTrial.of(problem, 300, 1e-12);
        SinkhornNewton.Parameters parameters =
                new SinkhornNewton.Parameters(100, 20, 60, 1e-12, 1e-8, 3000, false, false);
        Map<String, Double> second = new HashMap<>();
        experiment.measure(problem, new SinkhornNewton().solve(problem, parameters, newton), second::put);
        MeasuringTrial sinkhorn = new MeasuringTrial(problem, 20_000, 1e-11, 10, 1);
        Map<String, Double> first = new HashMap<>();
        SinkhornStabilised.Parameters plain = new SinkhornStabilised.Parameters(0, 50);
        experiment.measure(problem, new SinkhornStabilised().solve(problem, plain, sinkhorn), first::put);
        assertThat(first.get("transport-cost")).isCloseTo(entropic, within(1e-11));
        assertThat(second.get("transport-cost")).isCloseTo(first.get("transport-cost"), within(1e-9));
        assertThat(second.get("cost-gap")).isCloseTo(entropic - exact, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(GridCost.class)
    void onASquareThereIsNoReferenceButMethodsAgree(GridCost cost) {
        TransportProblem problem = experiment.problem(new Configuration(2, cost, 400, 2, 10), new FakeSetup(0));
        assertThat(problem.rows()).isEqualTo(100);
        assertThat(problem.cost()[1 * 100 + 23]).isCloseTo(cost == GridCost.L1 ? 4 / 9.0 : 8 / 81.0, within(1e-15));
        Map<String, Double> newton = new HashMap<>();
        SinkhornNewton.Parameters parameters =
                new SinkhornNewton.Parameters(40, 50, 60, 1e-12, 1e-8, 3000, false, false);
        MeasuringTrial trial = MeasuringTrial.of(problem, 300, 1e-11);
        experiment.measure(problem, new SinkhornNewton().solve(problem, parameters, trial), newton::put);
        assertThat(trial.error()).isLessThan(1e-11);
        assertThat(newton).doesNotContainKey("cost-gap");
        Map<String, Double> sinkhorn = new HashMap<>();
        MeasuringTrial slow = new MeasuringTrial(problem, 50_000, 1e-11, 10, 1);
        SinkhornStabilised.Parameters plain = new SinkhornStabilised.Parameters(0, 50);
        experiment.measure(problem, new SinkhornStabilised().solve(problem, plain, slow), sinkhorn::put);
        assertThat(newton.get("transport-cost")).isCloseTo(sinkhorn.get("transport-cost"), within(1e-9));
    }
}
