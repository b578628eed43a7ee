package org.reprise.sea.problem;

import org.reprise.spi.ProblemSpec;

/**
 * Online optimisation in the stochastically extended adversarial (SEA) model, over independent replicas: in round t the
 * learner plays x_t in the ball of radius R around 0, nature picks a distribution, a loss f_t is drawn and revealed.
 *
 * @param nature draws the losses
 * @param radius R, positive; the diameter is D = 2R
 * @param horizon rounds T, at least 1
 * @param replicas independent replicas, at least 1
 * @param stride rounds that make an iteration, at least 1
 * @param regularity constants that learners may use
 * @param references comparators and hardness, computed once for all learners
 */
@ProblemSpec(
        id = "sea",
        title = "Stochastically extended adversarial online optimisation",
        description =
                "Play in a ball against losses whose distributions an adversary picks; keep the regret small against"
                        + " the best fixed point, or against the minimisers of the expected losses.")
public record SeaProblem(
        Nature nature,
        double radius,
        long horizon,
        int replicas,
        int stride,
        Regularity regularity,
        References references) {
    /** A problem with its references. */
    public static SeaProblem of(
            Nature nature, double radius, long horizon, int replicas, int stride, Regularity regularity) {
        Problems.positive("The radius of the domain", radius);
        if (horizon < 1 || replicas < 1 || stride < 1) {
            throw Problems.value(
                    "Horizon, replicas and stride are " + horizon + ", " + replicas + " and " + stride
                            + "; expected at least 1 each",
                    "Raise them to 1 or more.");
        }
        return new SeaProblem(
                nature, radius, horizon, replicas, stride, regularity, new References(nature, radius, replicas));
    }

    /** Dimension d. */
    public int dimension() {
        return nature.losses().dimension();
    }

    /** Diameter D of the domain. */
    public double diameter() {
        return 2 * radius;
    }

    /** Starts to play from the first round. */
    public Game game(int threads) {
        return new Game(this, threads);
    }
}
