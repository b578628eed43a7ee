package org.reprise.srrw.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** Independent nodes from mu, whatever the graph. */
@Extension
@AlgorithmSpec(
        id = "iid",
        title = "Independent sampling",
        description = "Draws every node from mu, as if the graph were complete: the reference that walks are held to.",
        reference = "Robbins and Monro 1951; the reference in Section 4 of Hu, Doshi and Eun 2024")
public final class IndependentSampling implements Algorithm<TokenProblem, SamplerParameters, TokenState> {
    @Override
    public TokenState solve(TokenProblem problem, SamplerParameters parameters, Trial<TokenState> trial) {
        if (problem.dimension() > 0) {
            trial.record("predicted-theta", problem.covariance().independentTrace(parameters.b()));
        }
        double[] cumulative = problem.mu().clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        int last = cumulative.length - 1;
        Sampler sampler = (replica, node, random) -> {
            int place = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[last]);
            return Math.min(last, place < 0 ? -place - 1 : place + 1);
        };
        return Baseline.run(problem, parameters, problem.mu(), sampler, trial);
    }
}
