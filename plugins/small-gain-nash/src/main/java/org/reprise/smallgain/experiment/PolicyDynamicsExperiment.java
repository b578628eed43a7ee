package org.reprise.smallgain.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.MarkovGame;
import org.reprise.smallgain.game.PolicyLogits;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Policy gradients on certified games. */
@Extension
@ExperimentSpec(
        id = "policy-dynamics",
        title = "Policy gradients in certified games",
        description =
                "Natural and plain policy gradients in logits; step sizes are multiples of what the certificate allows.",
        metricsOf = DynamicsReferee.class)
public final class PolicyDynamicsExperiment
        implements Experiment<DynamicsProblem, PolicyDynamicsExperiment.Configuration, GameState> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "the paper's Markov game, or a random bimatrix game", byDefault = "markov")
                    Policies.Kind game,
            @Param(value = "geometry of the certificate", byDefault = "fisher") Policies.Geometry geometry,
            @Param(value = "actions of player 1, bimatrix", byDefault = "5", min = 2) int rows,
            @Param(value = "actions of player 2, bimatrix", byDefault = "7", min = 2) int columns,
            @Param(value = "temperature; bimatrix: over sqrt(L12 L21)", byDefault = "1", min = 0, aboveMin = true)
                    double temperature,
            @Param(
                            value = "half the width of the cube of logits that is certified",
                            byDefault = "0.1",
                            min = 0,
                            aboveMin = true)
                    double halfWidth,
            @Param(value = "points at which the Jacobian is taken", byDefault = "257", min = 1) int points,
            @Param(value = "starting points, normal about the equilibrium", byDefault = "16", min = 1) int starts,
            @Param(value = "standard deviation of the starts' logits", byDefault = "0.01", min = 0, aboveMin = true)
                    double spread) {}

    @Override
    public DynamicsProblem problem(Configuration configuration, Setup setup) {
        MarkovGame base =
                Policies.game(configuration.game, configuration.rows, configuration.columns, setup.random("game"));
        MarkovGame game = base.with(configuration.temperature * base.temperature());
        double[] equilibrium = Policies.equilibrium(game);
        Box cube = new Box(equilibrium, configuration.halfWidth, Box.Layout.VERTICES);
        GameFamily.Member member = configuration.geometry.member(0, game, cube);
        Certificate certificate = Certifier.of(
                        member.game(),
                        member.region(),
                        configuration.points,
                        Certifier.Proof.AUTO,
                        setup.random("points"),
                        1)
                .smallGain(WeightRule.PERRON);
        RandomGenerator random = setup.random("starts");
        double[] starts = new double[configuration.starts * equilibrium.length];
        for (int k = 0; k < starts.length; k++) {
            starts[k] = equilibrium[k % equilibrium.length] + configuration.spread * random.nextGaussian();
        }
        return new DynamicsProblem(new PolicyLogits(game), certificate, equilibrium, starts, Double.POSITIVE_INFINITY);
    }

    @Override
    public void measure(DynamicsProblem problem, GameState state, Measurements out) {
        DynamicsReferee.measure(problem, state, out);
    }
}
