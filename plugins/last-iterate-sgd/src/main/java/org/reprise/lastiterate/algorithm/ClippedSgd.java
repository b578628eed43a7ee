package org.reprise.lastiterate.algorithm;

import org.pf4j.Extension;
import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.Problems;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Clipping, the usual remedy for heavy tails: {@code g min(1, tau_t/||g||)} with {@code tau_t = G + sigma t^(1/p)}. */
@Extension
@AlgorithmSpec(
        id = "clipped",
        title = "Clipped stochastic gradient descent",
        description =
                "Euclidean steps eta/t^(1/p) or eta (T - t + 1)/T^(1 + 1/p) with gradients scaled down to the norm"
                        + " G + sigma t^(1/p).",
        reference = "Zhang et al. 2020; Cutkosky and Mehta 2021")
public final class ClippedSgd implements Algorithm<StochasticProblem, ClippedSgd.Parameters, Paths> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "step sizes: heavy-anytime or heavy-linear", byDefault = "heavy-anytime") Schedule schedule,
            @Param(value = StepFactor.ETA_TEXT, byDefault = "0", min = 0) double eta,
            @Param(value = StepFactor.MULTIPLIER_TEXT, byDefault = "1", min = 0, aboveMin = true) double multiplier,
            @Param(value = StepFactor.AVERAGES_TEXT, byDefault = "true") boolean averages) {}

    @Override
    public Paths solve(StochasticProblem problem, Parameters parameters, Trial<Paths> trial) {
        if (!parameters.schedule.heavy()) {
            throw Problems.value(
                    "Schedule " + parameters.schedule + " of clipped; expected heavy-anytime or heavy-linear",
                    "Use csmd for the others.");
        }
        Constants heavy = problem.constants(Geometry.POWER.map(problem));
        Constants euclidean = problem.constants(MirrorMap.EUCLIDEAN);
        double eta = new StepFactor(
                        problem, euclidean.withDeviation(heavy.deviation()), parameters.eta, parameters.multiplier)
                .heavy();
        double[] steps = parameters
                .schedule
                .steps(euclidean, eta, problem.horizon(), problem.moment())
                .first(problem.horizon());
        double power = 1 / problem.moment();
        return new DescentRun(problem, MirrorMap.EUCLIDEAN, steps, parameters.averages, trial)
                .clippedAt(t -> euclidean.slope() / 2 + heavy.deviation() * Math.pow(t, power))
                .run(t -> {});
    }
}
