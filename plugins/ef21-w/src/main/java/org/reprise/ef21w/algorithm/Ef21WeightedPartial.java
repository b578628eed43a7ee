package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The weighted algorithm with partial participation. */
@Extension
@AlgorithmSpec(
        id = "ef21-w-pp",
        title = "EF21-W-PP",
        description = "EF21-W where each client takes part in a round with some probability.",
        reference = "Richtarik, Gasanov and Burlachenko 2024, algorithm EF21-W-PP")
public final class Ef21WeightedPartial implements Algorithm<DistributedProblem, ParticipationParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, ParticipationParameters parameters, Trial<Estimates> trial) {
        return Variants.partial(
                problem, Weighting.bySmoothness(problem.clients().smoothness()), parameters, trial);
    }
}
