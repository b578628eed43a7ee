package org.reprise.selu.algorithm;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.selu.problem.MomentProblem;
import org.reprise.selu.problem.Moments;
import org.reprise.selu.problem.Selu;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The same by drawing pre-activations. */
@Extension
@AlgorithmSpec(
        id = "sampled-moments",
        title = "Sampled moments",
        description =
                "Draws normal pre-activations of the layer's mean and variance, applies the activation and takes mean and"
                        + " variance of that.",
        reference = "Monte Carlo check of Klambauer et al. 2017, equation 3")
public final class SampledMoments implements Algorithm<MomentProblem, SampledMoments.Parameters, Moments> {
    /** Parameters. */
    public record Parameters(@Param(value = "draws of a layer", byDefault = "100000", min = 2) int draws) {}

    @Override
    public Moments solve(MomentProblem problem, Parameters parameters, Trial<Moments> trial) {
        RandomGenerator random = trial.random("draws");
        Selu selu = problem.map().selu();
        Moments moments = problem.start();
        while (trial.proceed(moments)) {
            double mean = moments.mean() * problem.omega();
            double deviation = Math.sqrt(moments.variance() * problem.tau());
            double sum = 0;
            double square = 0;
            for (int i = 0; i < parameters.draws; i++) {
                double value = selu.value(mean + deviation * random.nextGaussian());
                sum += value;
                square += value * value;
            }
            double average = sum / parameters.draws;
            moments = new Moments(average, square / parameters.draws - average * average);
            trial.count("draws", parameters.draws);
        }
        return moments;
    }
}
