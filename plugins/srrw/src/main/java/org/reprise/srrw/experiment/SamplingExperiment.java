package org.reprise.srrw.experiment;

import org.pf4j.Extension;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** The walk alone: how fast the visit measure reaches the law. */
@Extension
@ExperimentSpec(
        id = "sampling",
        title = "Sampling a graph",
        description = "The visit measure of a walk against its stationary law, without parameters.",
        metrics = {
            @Metric(name = Referee.VISIT_ERROR, description = Referee.VISIT_ERROR_TEXT, log = true),
            @Metric(name = Referee.TVD, description = Referee.TVD_TEXT, log = true),
            @Metric(name = Referee.STEPS, description = Referee.STEPS_TEXT, direction = Direction.NEUTRAL)
        })
public final class SamplingExperiment
        implements Experiment<TokenProblem, SamplingExperiment.Configuration, TokenState> {
    /** Configuration. */
    public record Configuration(
            @Param(value = Walks.GRAPH_TEXT, byDefault = "karate") String graph,
            @Param(value = Walks.BASE_TEXT, byDefault = "mhrw") BaseChain.Kind base,
            @Param(value = Walks.TARGET_TEXT, byDefault = "uniform") Walks.Target target,
            @Param(value = Walks.REPLICAS_TEXT, byDefault = "400", min = 1) int replicas,
            @Param(value = Walks.STRIDE_TEXT, byDefault = "100", min = 1) int stride) {}

    @Override
    public TokenProblem problem(Configuration configuration, Setup setup) {
        Graph graph = Walks.graph(configuration.graph, setup);
        double[] mu = Walks.weights(graph, configuration.target);
        BaseChain chain = BaseChain.of(graph, configuration.base, mu);
        // There is no objective: mu is the law that is sampled.
        return TokenProblem.of(chain, chain.law(), QuadraticLoss.none(), configuration.replicas, configuration.stride);
    }

    @Override
    public void measure(TokenProblem problem, TokenState state, Measurements out) {
        Referee.visits(problem, state, out);
    }
}
