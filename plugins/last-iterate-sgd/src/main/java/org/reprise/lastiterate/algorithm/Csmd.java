package org.reprise.lastiterate.algorithm;

import org.pf4j.Extension;
import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The paper's algorithm with the schedules of its theorems. */
@Extension
@AlgorithmSpec(
        id = "csmd",
        title = "Composite stochastic mirror descent",
        description = "Stochastic mirror descent that takes h exactly, with the step sizes of the theorems on the last"
                + " iterate. Records the computable bound of its error where one is known.",
        reference = "Liu and Zhou 2024, Composite Stochastic Mirror Descent and the step sizes of the theorems")
public final class Csmd implements Algorithm<StochasticProblem, Csmd.Parameters, Paths> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "step sizes", byDefault = "linear") Schedule schedule,
            @Param(value = StepFactor.GEOMETRY_TEXT, byDefault = "euclidean") Geometry geometry,
            @Param(value = StepFactor.ETA_TEXT, byDefault = "0", min = 0) double eta,
            @Param(value = StepFactor.MULTIPLIER_TEXT, byDefault = "1", min = 0, aboveMin = true) double multiplier,
            @Param(value = "whether eta minimises the bound over a grid around that", byDefault = "false") boolean tune,
            @Param(value = StepFactor.AVERAGES_TEXT, byDefault = "true") boolean averages) {}

    @Override
    public Paths solve(StochasticProblem problem, Parameters parameters, Trial<Paths> trial) {
        MirrorMap map = parameters.geometry.map(problem);
        Constants constants = problem.constants(map);
        Schedule schedule = parameters.schedule;
        StepFactor factor = new StepFactor(problem, constants, parameters.eta, parameters.multiplier);
        boolean bounded = map.kind() != MirrorMap.Kind.POWER && !schedule.heavy();
        double eta = schedule.strong()
                ? 1
                : schedule.heavy()
                        ? factor.heavy()
                        : parameters.tune && bounded ? factor.tuned(schedule) : factor.plain();
        double[] steps = schedule.steps(constants, eta, problem.horizon(), problem.moment())
                .first(problem.horizon());
        BoundRecorder bound =
                new BoundRecorder(constants, schedule.muF(constants), schedule.muH(constants), steps, trial);
        return new DescentRun(problem, map, steps, parameters.averages, trial).run(bounded ? bound::reached : t -> {});
    }
}
