package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Compression without error feedback: it stalls or diverges where clients differ. */
@Extension
@AlgorithmSpec(
        id = "dcgd",
        title = "Compressed gradient descent",
        description = "Clients send the compressed gradient, without a memory; the step size is that of EF21.",
        reference = "distributed compressed gradient descent; Khirirat, Feyzmahdavian and Johansson 2018")
public final class CompressedDescent implements Algorithm<DistributedProblem, DirectParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, DirectParameters parameters, Trial<Estimates> trial) {
        return Variants.direct(problem, parameters, false, trial);
    }
}
