package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Error feedback in the regime of rare features. */
@Extension
@AlgorithmSpec(
        id = "ef21-rf",
        title = "EF21, rare features",
        description = "EF21 with messages of the coordinates that a client uses, and the step for rare features.",
        reference = "Richtarik, Gasanov and Burlachenko 2023, Error Feedback Shines when Features are Rare")
public final class Ef21Rare implements Algorithm<DistributedProblem, RareParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, RareParameters parameters, Trial<Estimates> trial) {
        return Variants.rare(problem, Weighting.uniform(problem.clients().count()), parameters, trial);
    }
}
