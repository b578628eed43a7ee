package org.reprise.optimization.reference;

import java.util.Arrays;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.reprise.numerics.Dense;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Smooth;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * The minimum of {@code f(x) + h(x)} over a domain for a convex linear model f with any loss: an interior-point method
 * for all but the ball, whose multiplier is found by a search.
 */
public final class CompositeOptimum {
    private static final double NEGLIGIBLE = 2e-13;
    private static final double ACCEPTED = 1e-10;
    private static final double STRIDE = 8;

    private CompositeOptimum() {}

    /**
     * The minimum; its residual bounds the error of the value.
     *
     * @throws RepriseException {@link ErrorCode#BAD_PROBLEM} if f is not convex or the method does not converge, as
     *     without a minimum
     */
    public static Optimum of(LinearModel f, Regulariser h, Domain domain) {
        if (f.penalty().leastCurvature() < 0) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "The penalty " + f.penalty() + " is not convex; expected a convex objective",
                    "NewtonMethod finds stationary points of others.");
        }
        Optimum optimum = domain.kind() == Domain.Kind.BALL ? inBall(f, h, domain) : solve(f, h, domain, 0);
        if (!(optimum.residual() <= ACCEPTED * (1 + Math.abs(optimum.value())))) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "The reference solution is known to " + optimum.residual() + " only; expected " + ACCEPTED,
                    "The objective may have no minimum: add a penalty or a bounded domain, or scale the data.");
        }
        return optimum;
    }

    private static Optimum inBall(LinearModel f, Regulariser h, Domain domain) {
        double radius = domain.high();
        // ||x(nu)|| falls as the multiplier nu of ||x||^2/2 rises; this small a one changes the value by 1e-13.
        double least = NEGLIGIBLE / (radius * radius);
        double high = 1;
        while (norm(solve(f, h, Domain.SPACE, high).x()) > radius) {
            high *= STRIDE;
        }
        double low = high / STRIDE;
        while (low > least && norm(solve(f, h, Domain.SPACE, low).x()) <= radius) {
            high = low;
            low /= STRIDE;
        }
        Optimum free = low <= least ? solve(f, h, Domain.SPACE, 0) : null;
        if (free != null && norm(free.x()) <= radius && free.residual() <= NEGLIGIBLE * (1 + Math.abs(free.value()))) {
            return free;
        }
        double nu = low <= least
                ? least
                : new BracketingNthOrderBrentSolver(1e-15, 1e-15 * high, 5)
                        .solve(200, v -> norm(solve(f, h, Domain.SPACE, v).x()) - radius, low, high);
        Optimum penalised = solve(f, h, Domain.SPACE, nu);
        double[] x = penalised.x().clone();
        double factor = Math.min(1, radius / norm(x));
        for (int j = 0; j < x.length; j++) {
            x[j] *= factor;
        }
        double value = f.value(x, 0) + h.value(x, 0, x.length);
        // The minimum is at least the penalised one less nu radius^2/2.
        double dual = penalised.value() - penalised.residual() - nu / 2 * radius * radius;
        return new Optimum(x, value, Math.max(value - dual, 0));
    }

    private static Optimum solve(LinearModel f, Regulariser h, Domain domain, double ridge) {
        int d = f.dimension();
        PiecewiseLinear pieces = new PiecewiseLinear(d);
        if (!f.loss().smooth()) {
            addLoss(f, pieces);
        }
        double[] unit = new double[d];
        for (int j = 0; j < d; j++) {
            unit[j] = 1;
            if (h.l1() > 0 && domain.kind() != Domain.Kind.SIMPLEX) {
                pieces.add(unit, 0, 1, 0, -h.l1(), h.l1());
            }
            if (domain.kind() == Domain.Kind.BOX || domain.kind() == Domain.Kind.SIMPLEX) {
                pieces.add(unit, 0, 1, domain.low(), Double.NEGATIVE_INFINITY, 0);
            }
            if (domain.kind() == Domain.Kind.BOX) {
                pieces.add(unit, 0, 1, domain.high(), 0, Double.POSITIVE_INFINITY);
            }
            unit[j] = 0;
        }
        double[] start = new double[d];
        for (int j = 0; j < d; j++) {
            start[j] = domain.kind() == Domain.Kind.SIMPLEX
                    ? 1.0 / d
                    : domain.kind() == Domain.Kind.BOX ? (domain.low() + domain.high()) / 2 : 0;
        }
        boolean simplex = domain.kind() == Domain.Kind.SIMPLEX;
        Optimum inner = new InteriorPoint(new SmoothPart(f, h, ridge), pieces, simplex).minimise(start);
        // l1 ||x||_1 is constant on the simplex and was left out.
        return simplex ? new Optimum(inner.x(), inner.value() + h.l1(), inner.residual()) : inner;
    }

    private static void addLoss(LinearModel f, PiecewiseLinear pieces) {
        Examples e = f.examples();
        double slope = f.weight() / e.rows();
        for (int i = 0; i < e.rows(); i++) {
            double b = e.targets()[i];
            if (f.loss() == Loss.ABSOLUTE) {
                pieces.add(e.features(), e.start(i), 1, b, -slope, slope);
            } else {
                // 1 - b z above 0 counts: s = -b z + 1.
                pieces.add(e.features(), e.start(i), -b, -1, 0, slope);
            }
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(Dense.dot(v, v));
    }

    /** What has two derivatives: the smooth loss, the penalty, l2 and entropy of h, and {@code ridge/2 ||x||^2}. */
    private record SmoothPart(LinearModel f, Regulariser h, double ridge) implements Smooth {
        @Override
        public int dimension() {
            return f.dimension();
        }

        @Override
        public double value(double[] x, int at) {
            int d = f.dimension();
            double model = f.loss().smooth() ? f.value(x, at) : f.penalty().value(x, at, d);
            return model
                    + new Regulariser(0, h.l2(), h.entropy()).value(x, at, d)
                    + ridge / 2 * Dense.dot(x, at, x, at, d);
        }

        @Override
        public void gradient(double[] x, int at, double[] out, int outAt) {
            int d = f.dimension();
            if (f.loss().smooth()) {
                f.gradient(x, at, out, outAt);
            } else {
                Arrays.fill(out, outAt, outAt + d, 0);
                f.penalty().addGradient(1, x, at, out, outAt, d);
            }
            for (int j = 0; j < d; j++) {
                double v = x[at + j];
                out[outAt + j] += (h.l2() + ridge) * v + (h.entropy() > 0 ? h.entropy() * (1 + Math.log(v)) : 0);
            }
        }

        @Override
        public void addHessian(double weight, double[] x, int at, double[] hessian) {
            int d = f.dimension();
            f.addHessian(weight, x, at, hessian);
            for (int j = 0; j < d; j++) {
                hessian[j * d + j] += weight * (h.l2() + ridge + (h.entropy() > 0 ? h.entropy() / x[at + j] : 0));
            }
        }
    }
}
