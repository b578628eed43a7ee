package org.reprise.lastiterate.problem;

import java.util.Arrays;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.spi.ProblemSpec;

/**
 * Minimise {@code F(x) = f(x) + h(x)} over a domain with stochastic gradients of f, on many independent paths. The arrays
 * are not to be written.
 *
 * @param objective f
 * @param h the part that steps take exactly
 * @param domain X
 * @param start x^1, length d, in X
 * @param optimum x*, length d
 * @param minimum F(x*)
 * @param horizon number T of steps, at least 2
 * @param paths number R of independent paths, at least 1
 * @param checkpoints how often a path is measured at most, at least 1
 * @param moment exponent p of the noise's moment that is finite, in (1, 2]
 */
@ProblemSpec(
        id = "stochastic-convex",
        title = "Stochastic convex minimisation",
        description = "Given stochastic gradients of a convex f, a simple convex h and a simple convex domain, find the"
                + " minimiser of f + h; many independent paths at once.")
public record StochasticProblem(
        Objective objective,
        Regulariser h,
        Domain domain,
        double[] start,
        double[] optimum,
        double minimum,
        int horizon,
        int paths,
        int checkpoints,
        double moment) {
    private static final double INSIDE = 1e-9;

    /** @throws org.reprise.spi.RepriseException {@code BAD_PROBLEM} for a start outside the domain */
    public StochasticProblem {
        double violation = domain.violation(start, 0, start.length);
        if (!(violation <= INSIDE)) {
            throw Problems.bad(
                    "The starting point lies outside the domain " + domain.kind() + " by " + violation
                            + "; expected it inside",
                    "Move the start or widen the domain.");
        }
        if ((long) paths * start.length > Integer.MAX_VALUE / 8) {
            throw Problems.bad(
                    paths + " paths of " + start.length + " variables do not fit into one array",
                    "Use fewer paths and more seeds.");
        }
    }

    /** Number d of variables. */
    public int dimension() {
        return start.length;
    }

    /** F at {@code x[at .. at + d)}. */
    public double value(double[] x, int at) {
        return objective.value(x, at) + h.value(x, at, start.length);
    }

    /** Steps after which paths are measured: 0, then spaced evenly by logarithm up to T. */
    public int[] times() {
        int[] times = new int[checkpoints + 1];
        int count = 1;
        for (int k = 0; k < checkpoints; k++) {
            double share = checkpoints == 1 ? 1 : (double) k / (checkpoints - 1);
            int time = (int) Math.round(Math.pow(horizon, share));
            if (time > times[count - 1]) {
                times[count++] = time;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /**
     * The constants in the norm of a mirror map.
     *
     * @throws org.reprise.spi.RepriseException {@code BAD_PROBLEM} for the entropy and a start with an entry of 0
     */
    public Constants constants(MirrorMap map) {
        if (map.kind() == MirrorMap.Kind.ENTROPY && Arrays.stream(start).anyMatch(v -> !(v > 0))) {
            throw Problems.bad(
                    "The starting point has an entry of 0, which the entropy cannot leave; expected all above 0",
                    "Start from the uniform point.");
        }
        boolean euclidean = map.kind() == MirrorMap.Kind.EUCLIDEAN;
        return new Constants(
                objective.smoothness(),
                2 * objective.lipschitz(map),
                objective.deviation(map, optimum, start),
                objective.tail(map),
                euclidean ? objective.strongConvexity() : 0,
                euclidean ? h.l2() : map.kind() == MirrorMap.Kind.ENTROPY ? h.entropy() : 0,
                map.distance(optimum, start),
                objective.estimated());
    }
}
