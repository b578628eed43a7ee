package org.reprise.srrw.algorithm;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** Metropolis-Hastings with proposals 1/d_i and the target {@code mu_i (x_i/mu_i)^-alpha}: one neighbour a step. */
@Extension
@AlgorithmSpec(
        id = "hdt",
        title = "History-driven target",
        description = "Metropolis-Hastings walk whose target falls with the visits: asks one neighbour a step, where"
                + " the self-repellent walk asks all.",
        reference = "History-driven target sampling on graphs, arXiv 2505.18300")
public final class HistoryDrivenTarget implements Algorithm<TokenProblem, HistoryDrivenTarget.Parameters, TokenState> {
    /** Parameters. */
    public record Parameters(
            @Param(value = SamplerParameters.ALPHA_TEXT, byDefault = "5", min = 0, max = 100) double alpha,
            @Param(value = SamplerParameters.A_TEXT, byDefault = "0.8", min = 0.5, aboveMin = true, max = 1) double a,
            @Param(value = SamplerParameters.B_TEXT, byDefault = "0.9", min = 0.5, aboveMin = true, max = 1) double b,
            @Param(value = SamplerParameters.OPTIMIZER_TEXT, byDefault = "sgd") Optimizer optimizer,
            @Param(value = SamplerParameters.RADIUS_TEXT, byDefault = "0", min = 0) double projectionRadius) {}

    @Override
    public TokenState solve(TokenProblem problem, Parameters parameters, Trial<TokenState> trial) {
        BaseChain chain = problem.chain();
        VisitMeasure measure = new VisitMeasure(
                chain, chain.law(), parameters.alpha, BaseChain.uniform(chain.nodes()), problem.replicas());
        return new TokenRun(
                        problem,
                        new StepSizes(parameters.a, parameters.b),
                        parameters.alpha,
                        measure,
                        new Metropolis(chain, measure),
                        new Iterates(problem, chain.law(), parameters.optimizer, parameters.projectionRadius),
                        trial)
                .run();
    }

    private record Metropolis(BaseChain chain, VisitMeasure measure) implements Sampler {
        @Override
        public int next(int replica, int node, RandomGenerator random) {
            Graph graph = chain.graph();
            int proposal = graph.neighbour(node, (int) (random.nextDouble() * graph.degree(node)));
            double accept = measure.ratio(replica, proposal, node)
                    * (chain.law()[proposal] * graph.degree(node))
                    / (chain.law()[node] * graph.degree(proposal));
            return random.nextDouble() < accept ? proposal : node;
        }

        @Override
        public int queries(int node) {
            return 1;
        }
    }
}
