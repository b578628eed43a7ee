package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Error feedback with stochastic gradients. */
@Extension
@AlgorithmSpec(
        id = "ef21-sgd",
        title = "EF21-SGD",
        description = "EF21 with gradients of batches.",
        reference = "Fatkhullin et al. 2021, algorithm EF21-SGD")
public final class Ef21Sgd implements Algorithm<DistributedProblem, SgdParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, SgdParameters parameters, Trial<Estimates> trial) {
        return Variants.sampled(problem, Weighting.uniform(problem.clients().count()), parameters, trial);
    }
}
