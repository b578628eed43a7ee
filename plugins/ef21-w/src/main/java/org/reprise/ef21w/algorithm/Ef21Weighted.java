package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The paper's weighted algorithm. */
@Extension
@AlgorithmSpec(
        id = "ef21-w",
        title = "EF21-W",
        description = "EF21 with weights proportional to the clients' smoothness constants.",
        reference = "Richtarik, Gasanov and Burlachenko 2024, algorithm EF21-W")
public final class Ef21Weighted implements Algorithm<DistributedProblem, StepParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, StepParameters parameters, Trial<Estimates> trial) {
        return Variants.plain(problem, Weighting.bySmoothness(problem.clients().smoothness()), parameters, trial);
    }
}
