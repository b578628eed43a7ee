package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Error feedback as it was before EF21. */
@Extension
@AlgorithmSpec(
        id = "ef14",
        title = "Classical error feedback",
        description =
                "Clients keep what they have not sent and add it to the next step; the step size is that of EF21.",
        reference = "Seide et al. 2014; Stich and Karimireddy 2020")
public final class ErrorFeedback14 implements Algorithm<DistributedProblem, DirectParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, DirectParameters parameters, Trial<Estimates> trial) {
        return Variants.direct(problem, parameters, true, trial);
    }
}
