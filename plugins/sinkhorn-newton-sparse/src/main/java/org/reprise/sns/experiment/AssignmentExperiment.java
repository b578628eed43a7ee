package org.reprise.sns.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Linear assignment as transport between uniform marginals (Table 1, first block). */
@Extension
@ExperimentSpec(
        id = "assignment",
        title = "Linear assignment",
        description = "Costs uniform in [0, 1], or given by an integer formula, between uniform marginals; the exact"
                + " assignment is the reference.",
        metrics = {
            @Metric(name = Referee.ERROR, description = Referee.ERROR_TEXT, log = true),
            @Metric(name = Referee.TRANSPORT_COST, description = Referee.TRANSPORT_COST_TEXT),
            @Metric(name = Referee.DUAL, description = Referee.DUAL_TEXT, direction = Direction.MAXIMISE),
            @Metric(name = Referee.COST_GAP, description = Referee.COST_GAP_TEXT),
            @Metric(name = Referee.HESSIAN_MASS, description = Referee.HESSIAN_MASS_TEXT, direction = Direction.NEUTRAL)
        })
public final class AssignmentExperiment
        implements Experiment<TransportProblem, AssignmentExperiment.Configuration, Potentials> {
    /** Largest size for which the exact assignment, O(n^3), is worth its time. */
    private static final int EXACT_LIMIT = 1000;

    /** Where the costs come from. */
    public enum Instance {
        /** Independent and uniform in [0, 1]. */
        RANDOM,
        /** {@code ((37 i^2 + 101 i j + 57 j^2 + 13 i + 29 j) mod 10007) / 10007}: the same everywhere. */
        FORMULA
    }

    /** Configuration. */
    public record Configuration(
            @Param(value = "number of rows and of columns", byDefault = "500", min = 2) int n,
            @Param(value = "inverse regularisation", byDefault = "1200", min = 0, aboveMin = true) double eta,
            @Param(value = "where the costs come from", byDefault = "random") Instance instance) {}

    @Override
    public TransportProblem problem(Configuration configuration, Setup setup) {
        int n = configuration.n;
        TransportProblem.requireMemory(n, n, Runtime.getRuntime().maxMemory());
        double[] cost = configuration.instance == Instance.FORMULA ? formula(n) : random(n, setup.random("cost"));
        double[] uniform = new double[n];
        Arrays.fill(uniform, 1.0 / n);
        double exact = n <= EXACT_LIMIT ? ExactAssignment.cost(cost, n) / n : Double.NaN;
        return new TransportProblem(n, n, cost, uniform, uniform, configuration.eta, 1, exact);
    }

    @Override
    public void measure(TransportProblem problem, Potentials iterate, Measurements out) {
        Referee.measure(problem, iterate, out);
    }

    private static double[] random(int n, RandomGenerator random) {
        double[] cost = new double[n * n];
        for (int k = 0; k < cost.length; k++) {
            cost[k] = random.nextDouble();
        }
        return cost;
    }

    private static double[] formula(int n) {
        double[] cost = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                long value = 37L * i * i + 101L * i * j + 57L * j * j + 13L * i + 29L * j;
                cost[i * n + j] = value % 10007 / 10007.0;
            }
        }
        return cost;
    }
}
