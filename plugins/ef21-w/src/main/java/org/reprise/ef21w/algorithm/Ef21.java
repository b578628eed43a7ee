package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Error feedback with uniform weights. */
@Extension
@AlgorithmSpec(
        id = "ef21",
        title = "EF21",
        description =
                "Error feedback: clients send the compressed difference of their gradient and its estimate. Step by the old or the new analysis.",
        reference =
                "Richtarik, Sokolov and Fatkhullin 2021, algorithm 2; Richtarik, Gasanov and Burlachenko 2024, theorem on EF21")
public final class Ef21 implements Algorithm<DistributedProblem, StepParameters, Estimates> {
    @Override
    public Estimates solve(DistributedProblem problem, StepParameters parameters, Trial<Estimates> trial) {
        return Variants.plain(problem, Weighting.uniform(problem.clients().count()), parameters, trial);
    }
}
