package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Error feedback with partial participation. */
@Extension
@AlgorithmSpec(
        id = "ef21-pp",
        title = "EF21-PP",
        description = "EF21 where each client takes part in a round with some probability.",
        reference = "Fatkhullin et al. 2021, algorithm EF21-PP")
public final class Ef21Partial implements Algorithm<DistributedProblem, ParticipationParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, ParticipationParameters parameters, Trial<Estimates> trial) {
        return Variants.partial(problem, Weighting.uniform(problem.clients().count()), parameters, trial);
    }
}
