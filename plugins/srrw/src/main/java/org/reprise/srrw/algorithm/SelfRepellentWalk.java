package org.reprise.srrw.algorithm;

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** SA-SRRW: stochastic approximation on a self-repellent random walk; alpha = 0 is the base chain. */
@Extension
@AlgorithmSpec(
        id = "srrw",
        title = "Self-repellent random walk",
        description = "Moves to a neighbour with the base chain's probability times (x_j/mu_j)^-alpha, x the visit"
                + " measure so far; each visit moves the parameters by that node's field. alpha = 0 is the base chain.",
        reference = "Hu, Doshi and Eun 2024, SA-SRRW; Doshi, Hu and Eun 2023 for pure sampling")
public final class SelfRepellentWalk implements Algorithm<TokenProblem, SelfRepellentWalk.Parameters, TokenState> {
    /** Where the visit measure starts. */
    public enum InitialMeasure {
        /** 1/N. */
        UNIFORM,
        /** The base chain's law. */
        LAW
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = SamplerParameters.ALPHA_TEXT, byDefault = "5", min = 0, max = 100) double alpha,
            @Param(value = SamplerParameters.A_TEXT, byDefault = "0.8", min = 0.5, aboveMin = true, max = 1) double a,
            @Param(value = SamplerParameters.B_TEXT, byDefault = "0.9", min = 0.5, aboveMin = true, max = 1) double b,
            @Param(value = SamplerParameters.OPTIMIZER_TEXT, byDefault = "sgd") Optimizer optimizer,
            @Param(value = "visit measure at the start", byDefault = "uniform") InitialMeasure x0,
            @Param(value = SamplerParameters.RADIUS_TEXT, byDefault = "0", min = 0) double projectionRadius) {}

    @Override
    public TokenState solve(TokenProblem problem, Parameters parameters, Trial<TokenState> trial) {
        BaseChain chain = problem.chain();
        double alpha = parameters.alpha;
        double[] start = parameters.x0 == InitialMeasure.LAW ? chain.law() : BaseChain.uniform(chain.nodes());
        trial.record("predicted-x", problem.covariance().visitTrace(alpha, parameters.a));
        if (problem.dimension() > 0) {
            trial.record("predicted-theta", problem.covariance().parameterTrace(alpha, parameters.a, parameters.b));
        }
        VisitMeasure measure = new VisitMeasure(chain, chain.law(), alpha, start, problem.replicas());
        return new TokenRun(
                        problem,
                        new StepSizes(parameters.a, parameters.b),
                        alpha,
                        measure,
                        new SelfRepellentSampler(chain, measure, alpha),
                        new Iterates(problem, chain.law(), parameters.optimizer, parameters.projectionRadius),
                        trial)
                .run();
    }
}
