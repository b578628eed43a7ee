package org.reprise.selu.algorithm;

import org.pf4j.Extension;
import org.reprise.selu.problem.MomentProblem;
import org.reprise.selu.problem.Moments;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The map of moments, applied again and again. */
@Extension
@AlgorithmSpec(
        id = "moment-map",
        title = "Map of moments",
        description = "Applies the closed form of mean and variance behind a layer, an iteration being a layer.",
        reference = "Klambauer et al. 2017, equations 4 and 5")
public final class MomentIteration implements Algorithm<MomentProblem, MomentIteration.Parameters, Moments> {
    /** No parameters. */
    public record Parameters() {}

    @Override
    public Moments solve(MomentProblem problem, Parameters parameters, Trial<Moments> trial) {
        Moments moments = problem.start();
        while (trial.proceed(moments)) {
            moments = problem.map().apply(moments, problem.omega(), problem.tau());
        }
        return moments;
    }
}
