package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The weighted algorithm in the regime of rare features. */
@Extension
@AlgorithmSpec(
        id = "ef21-w-rf",
        title = "EF21-W, rare features",
        description = "EF21-W with messages of the coordinates that a client uses, and the step for rare features.",
        reference = "Richtarik, Gasanov and Burlachenko 2024, section on rare features")
public final class Ef21WeightedRare implements Algorithm<DistributedProblem, RareParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, RareParameters parameters, Trial<Estimates> trial) {
        return Variants.rare(problem, Weighting.bySmoothness(problem.clients().smoothness()), parameters, trial);
    }
}
