package org.reprise.vrhalpern.algorithm;

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;

/** Extragradient: see {@link TwoCallRun}. */
@Extension
@AlgorithmSpec(
        id = "extragradient",
        title = "Extragradient",
        description = "Two forward-backward steps, two epochs, an iteration. The own step is 0.9/L_F.",
        reference = "Korpelevich 1976")
public final class Extragradient implements Algorithm<MonotoneInclusion, StepParameters, Iterate> {
    @Override
    public Iterate solve(MonotoneInclusion problem, StepParameters parameters, Trial<Iterate> trial) {
        Constants constants = problem.operator().constants();
        double unit = parameters.unit().of(constants, constants.lipschitz());
        Oracle oracle = new Oracle(problem, trial);
        return Solve.run(
                oracle,
                parameters.stepOr(0.9),
                parameters.search(),
                step -> new TwoCallRun(oracle, step / unit, false));
    }
}
