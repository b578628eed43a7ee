package org.reprise.ef21w.algorithm;

import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.optimization.compression.ScalarCompressor;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Gradient descent: clients send whole gradients. */
@Extension
@AlgorithmSpec(
        id = "gd",
        title = "Gradient descent",
        description = "x -= gamma grad f(x) with gamma = 1/L; every client sends its whole gradient.",
        reference = "EF21 with alpha = 1")
public final class GradientDescent implements Algorithm<DistributedProblem, GradientDescent.Parameters, Estimates> {
    /** Parameters. */
    public record Parameters(
            @Param(value = StepParameters.MULTIPLIER, byDefault = "1", min = 0, aboveMin = true) double multiplier,
            @Param(value = StepParameters.GAMMA, byDefault = "0", min = 0) double gamma) {}

    @Override
    public Estimates solve(DistributedProblem problem, Parameters p, Trial<Estimates> trial) {
        double limit = 1 / problem.clients().smoothness().whole();
        double gamma = StepParameters.chosen(p.gamma, p.multiplier, limit);
        Variants.record(trial, gamma, new Contraction(1));
        return new DirectRun(problem, ScalarCompressor.IDENTITY, gamma, false, trial).run();
    }
}
