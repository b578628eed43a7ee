package org.reprise.srrw.experiment;

import java.util.Arrays;
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

/** Scalar quadratics, for which the asymptotic covariance has a closed form. */
@Extension
@ExperimentSpec(
        id = "quadratic",
        title = "Scalar quadratics",
        description = "F(theta, i) = (theta - c_i)^2 / 2 with c_i = cos(i), nodes counted from 0.",
        metrics = {
            @Metric(name = Referee.MSE, description = Referee.MSE_TEXT, log = true),
            @Metric(name = Referee.VISIT_ERROR, description = Referee.VISIT_ERROR_TEXT, log = true),
            @Metric(name = Referee.TVD, description = Referee.TVD_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Referee.LOST_TEXT),
            @Metric(name = Referee.STEPS, description = Referee.STEPS_TEXT, direction = Direction.NEUTRAL)
        })
public final class QuadraticExperiment
        implements Experiment<TokenProblem, QuadraticExperiment.Configuration, TokenState> {
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
        double[] centres = new double[graph.nodes()];
        Arrays.setAll(centres, Math::cos);
        return TokenProblem.of(
                BaseChain.of(graph, configuration.base, mu),
                mu,
                new QuadraticLoss(centres),
                configuration.replicas,
                configuration.stride);
    }

    @Override
    public void measure(TokenProblem problem, TokenState state, Measurements out) {
        Referee.parameters(problem, state, out);
    }
}
