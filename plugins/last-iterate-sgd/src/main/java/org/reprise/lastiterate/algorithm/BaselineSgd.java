package org.reprise.lastiterate.algorithm;

import org.pf4j.Extension;
import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.Problems;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.schedule.StepSchedule;
import org.reprise.optimization.schedule.StepSchedules;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The same steps with schedules from elsewhere. */
@Extension
@AlgorithmSpec(
        id = "sgd",
        title = "Stochastic gradient descent",
        description =
                "Mirror descent with schedules that are not the paper's: constant, 1/t, cosine, and the staged ones"
                        + " that halve the step when half of what is left of the horizon is done.",
        reference = "Robbins and Monro 1951; Jain, Nagaraj and Netrapalli 2019 (staged)")
public final class BaselineSgd implements Algorithm<StochasticProblem, BaselineSgd.Parameters, Paths> {
    /** Step sizes. */
    public enum Steps {
        /** {@code eta}, whatever T. */
        CONSTANT,
        /** {@code eta/t}. */
        INVERSE,
        /** {@code eta (1 + cos(pi (t - 1)/T))/(2 sqrt T)}. */
        COSINE,
        /** {@code eta 2^-i/sqrt T} in stage i. */
        STAGED,
        /** {@code 2^-i/(mu t)} in stage i, mu = mu_f + mu_h. */
        STAGED_SC
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "step sizes", byDefault = "staged") Steps schedule,
            @Param(value = StepFactor.GEOMETRY_TEXT, byDefault = "euclidean") Geometry geometry,
            @Param(value = StepFactor.ETA_TEXT, byDefault = "0", min = 0) double eta,
            @Param(value = StepFactor.MULTIPLIER_TEXT, byDefault = "1", min = 0, aboveMin = true) double multiplier,
            @Param(value = StepFactor.AVERAGES_TEXT, byDefault = "true") boolean averages) {}

    @Override
    public Paths solve(StochasticProblem problem, Parameters parameters, Trial<Paths> trial) {
        MirrorMap map = parameters.geometry.map(problem);
        Constants constants = problem.constants(map);
        StepFactor factor = new StepFactor(problem, constants, parameters.eta, parameters.multiplier);
        double[] steps = steps(problem, constants, parameters.schedule, factor).first(problem.horizon());
        return new DescentRun(problem, map, steps, parameters.averages, trial).run(t -> {});
    }

    private static StepSchedule steps(
            StochasticProblem problem, Constants constants, Steps schedule, StepFactor factor) {
        int horizon = problem.horizon();
        if (schedule == Steps.STAGED_SC) {
            double mu = constants.muF() + constants.muH();
            if (!(mu > 0)) {
                throw Problems.value(
                        "Schedule staged-sc for a problem that is not strongly convex; expected mu above 0",
                        "Use the schedule staged.");
            }
            return StepSchedules.halving(StepSchedules.power(1 / mu, 1, 0), horizon);
        }
        double eta = factor.plain();
        if (eta == Double.POSITIVE_INFINITY) {
            eta = Math.sqrt(horizon) / (2 * constants.smoothness());
        }
        double root = Math.sqrt(horizon);
        return switch (schedule) {
            case CONSTANT -> StepSchedules.constant(eta);
            case INVERSE -> StepSchedules.power(eta, 1, 0);
            case COSINE -> StepSchedules.cosine(eta / root, horizon);
            default -> StepSchedules.halving(StepSchedules.constant(eta / root), horizon);
        };
    }
}
