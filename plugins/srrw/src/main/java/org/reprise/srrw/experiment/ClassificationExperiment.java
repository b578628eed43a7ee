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
import org.reprise.srrw.problem.SigmoidLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** Binary classification with one datum a node (Section 4 of the paper). */
@Extension
@ExperimentSpec(
        id = "classification",
        title = "Classification, one datum a node",
        description = "l2-penalised logistic regression, or the non-convex squared error of the sigmoid, with rows of a"
                + " table spread over the nodes of a graph.",
        metrics = {
            @Metric(name = Referee.MSE, description = Referee.MSE_TEXT, log = true),
            @Metric(name = Referee.VISIT_ERROR, description = Referee.VISIT_ERROR_TEXT, log = true),
            @Metric(name = Referee.TVD, description = Referee.TVD_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Referee.LOST_TEXT),
            @Metric(name = Referee.STEPS, description = Referee.STEPS_TEXT, direction = Direction.NEUTRAL)
        })
public final class ClassificationExperiment
        implements Experiment<TokenProblem, ClassificationExperiment.Configuration, TokenState> {
    /** Configuration. */
    public record Configuration(
            @Param(value = Walks.GRAPH_TEXT, byDefault = "ba:100:3") String graph,
            @Param(value = Walks.BASE_TEXT, byDefault = "mhrw") BaseChain.Kind base,
            @Param(value = Walks.TARGET_TEXT, byDefault = "uniform") Walks.Target target,
            @Param(
                            value = "table with two classes; its first class is y = 1",
                            byDefault = "breast-cancer",
                            datasets = {"breast-cancer", "ionosphere", "sonar"})
                    String data,
            @Param(value = "loss of a datum", byDefault = "logistic") SigmoidLoss.Kind loss,
            @Param(value = "l2 penalty", byDefault = "1", min = 0) double kappa,
            @Param(value = Walks.REPLICAS_TEXT, byDefault = "100", min = 1) int replicas,
            @Param(value = Walks.STRIDE_TEXT, byDefault = "100", min = 1) int stride) {}

    @Override
    public TokenProblem problem(Configuration configuration, Setup setup) {
        Graph graph = Walks.graph(configuration.graph, setup);
        double[] mu = Walks.weights(graph, configuration.target);
        SigmoidLoss loss = Rows.choose(setup.datasets().table(configuration.data), graph.nodes(), setup.random("rows"))
                .loss(configuration.loss, configuration.kappa);
        return TokenProblem.of(
                BaseChain.of(graph, configuration.base, mu), mu, loss, configuration.replicas, configuration.stride);
    }

    @Override
    public void measure(TokenProblem problem, TokenState state, Measurements out) {
        Referee.parameters(problem, state, out);
    }
}
