package org.reprise.srrw.algorithm;

import org.reprise.spi.Trial;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** Runs samplers that have no repellence. */
final class Baseline {
    private Baseline() {}

    /** @param law law of the sampler, length N */
    static TokenState run(
            TokenProblem problem,
            SamplerParameters parameters,
            double[] law,
            Sampler sampler,
            Trial<TokenState> trial) {
        double[] start = BaseChain.uniform(problem.nodes());
        return new TokenRun(
                        problem,
                        parameters.steps(),
                        0,
                        new VisitMeasure(problem.chain(), law, 0, start, problem.replicas()),
                        sampler,
                        new Iterates(problem, law, parameters.optimizer(), parameters.projectionRadius()),
                        trial)
                .run();
    }
}
