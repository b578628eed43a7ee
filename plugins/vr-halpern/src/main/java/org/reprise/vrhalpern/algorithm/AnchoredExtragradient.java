package org.reprise.vrhalpern.algorithm;

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;

/** Extra anchored gradient: see {@link TwoCallRun}. */
@Extension
@AlgorithmSpec(
        id = "eag",
        title = "Extra anchored gradient",
        description =
                "Extragradient steps from a mixture of the start and the last iterate. The own step is 1/(8 L_F).",
        reference = "Yoon and Ryu 2021, EAG-C")
public final class AnchoredExtragradient implements Algorithm<MonotoneInclusion, StepParameters, Iterate> {
    @Override
    public Iterate solve(MonotoneInclusion problem, StepParameters parameters, Trial<Iterate> trial) {
        Constants constants = problem.operator().constants();
        double unit = parameters.unit().of(constants, constants.lipschitz());
        Oracle oracle = new Oracle(problem, trial);
        return Solve.run(
                oracle,
                parameters.stepOr(0.125),
                parameters.search(),
                step -> new TwoCallRun(oracle, step / unit, true));
    }
}
