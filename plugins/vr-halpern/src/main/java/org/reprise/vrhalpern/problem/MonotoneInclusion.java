package org.reprise.vrhalpern.problem;

import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.ProblemSpec;

/**
 * Find u with {@code 0 in F(u) + G(u)}, F a finite sum. The arrays are not to be written.
 *
 * @param operator F, monotone
 * @param resolvent resolvent of G
 * @param start u_0, length D, where G is defined
 * @param solution a solution, length D; empty where none is known
 * @param scale unit of the residual beside the distance to the solution: residuals are compared with {@code scale ||u_0 -
 *     u*||}
 */
@ProblemSpec(
        id = "monotone-inclusion",
        title = "Finite-sum monotone inclusion",
        description = "Given a monotone operator F, the mean of n components, and the resolvent of a maximal monotone"
                + " G, find u with 0 in F(u) + G(u).")
public record MonotoneInclusion(
        FiniteSum operator, Resolvent resolvent, double[] start, double[] solution, double scale) {
    private static final double OUTSIDE = 1e-9;
    private static final double NEGATIVE = 1e-9;
    private static final int PAIRS = 8;

    public MonotoneInclusion {
        int dimension = operator.dimension();
        if (start.length != dimension) {
            throw Problems.bad(
                    "The start has " + start.length + " coordinates; the operator expects " + dimension,
                    "Give a start of the operator's dimension.");
        }
        double[] inside = new double[dimension];
        resolvent.apply(1, start, inside);
        double outside = Residual.distance(start, inside);
        if (!(outside <= OUTSIDE * (1 + norm(start)))) {
            throw Problems.bad(
                    "The start is " + outside + " away from the set; expected a point in it",
                    "Project the start on the set first.");
        }
        monotone(operator, resolvent, start);
    }

    /** Number n of components. */
    public int components() {
        return operator.components();
    }

    /** {@code ||u_0 - u*||}; NaN where no solution is known. */
    public double distance() {
        return solution.length == 0 ? Double.NaN : Residual.distance(start, solution);
    }

    /** Looks for a pair of points that shows F not to be monotone; finding none proves nothing. */
    private static void monotone(FiniteSum operator, Resolvent resolvent, double[] start) {
        FiniteSum.Evaluator evaluator = operator.evaluator(1);
        RandomGenerator random = RandomStreams.of(0, "monotone");
        double[] u = start.clone();
        double[] v = new double[u.length];
        double[] fu = new double[u.length];
        double[] fv = new double[u.length];
        evaluator.full(u, fu);
        for (double value : fu) {
            if (!Double.isFinite(value)) {
                throw Problems.bad("The operator is not finite at the start", "Check the data for NaN and infinities.");
            }
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            neighbour(start, random, resolvent, v);
            evaluator.full(v, fv);
            double product = 0;
            double size = 0;
            for (int j = 0; j < u.length; j++) {
                product += (fu[j] - fv[j]) * (u[j] - v[j]);
                size += Math.abs(fu[j] - fv[j]) * Math.abs(u[j] - v[j]);
            }
            if (!(product >= -NEGATIVE * size)) {
                throw Problems.bad(
                        "The operator is not monotone: <F(u) - F(v), u - v> = " + product
                                + " for two sampled points; expected 0 or more",
                        "For a saddle point min_x max_y f use F = (grad_x f, -grad_y f), f convex in x and concave in y.");
            }
            System.arraycopy(v, 0, u, 0, u.length);
            System.arraycopy(fv, 0, fu, 0, u.length);
        }
    }

    /** A Gaussian point about the start, as far as the start is from 0 or further, on the set. */
    static void neighbour(double[] start, RandomGenerator random, Resolvent resolvent, double[] out) {
        double spread = Math.max(norm(start), 1) / Math.sqrt(start.length);
        for (int j = 0; j < out.length; j++) {
            out[j] = start[j] + spread * random.nextGaussian();
        }
        resolvent.apply(1, out, out);
    }

    private static double norm(double[] a) {
        return Residual.distance(a, new double[a.length]);
    }
}
