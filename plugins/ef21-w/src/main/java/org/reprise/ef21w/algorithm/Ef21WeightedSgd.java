package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The weighted algorithm with stochastic gradients. */
@Extension
@AlgorithmSpec(
        id = "ef21-w-sgd",
        title = "EF21-W-SGD",
        description = "EF21-W with gradients of batches.",
        reference = "Richtarik, Gasanov and Burlachenko 2024, algorithm EF21-W-SGD")
public final class Ef21WeightedSgd implements Algorithm<DistributedProblem, SgdParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, SgdParameters parameters, Trial<Estimates> trial) {
        return Variants.sampled(
                problem, Weighting.bySmoothness(problem.clients().smoothness()), parameters, trial);
    }
}
