package org.reprise.sea.problem;

import org.reprise.numerics.Dense;

/**
 * {@code f(x) = phi(<a, x>, y) + lambda ||x||^2 / 2}. A row holds a (length d) and y.
 *
 * @param link phi
 * @param dimension d
 * @param penalty lambda, at least 0
 */
public record MarginLoss(Link link, int dimension, double penalty) implements LossFamily {
    private static final int ROOT_STEPS = 200;

    @Override
    public int width() {
        return dimension + 1;
    }

    @Override
    public void evaluate(double[] row, double[] x, double[] gradient, double[] values) {
        double margin = Dense.dot(row, 0, x, 0, dimension);
        double y = row[dimension];
        double slope = link.slope(margin, y);
        for (int i = 0; i < dimension; i++) {
            gradient[i] = slope * row[i] + penalty * x[i];
        }
        values[0] = link.value(margin, y) + (penalty == 0 ? 0 : penalty / 2 * Dense.dot(x, x));
        values[1] = Double.NaN;
    }

    /** Exact: the step is along a, so that the margin solves a monotone equation in one unknown. */
    @Override
    public void proximal(double[] row, double eta, double[] y, double[] out) {
        double shrink = 1 / (1 + eta * penalty);
        double along = Dense.dot(row, 0, y, 0, dimension);
        double square = Dense.dot(row, 0, row, 0, dimension);
        double slope = slope(row[dimension], eta, along, square, shrink);
        for (int i = 0; i < dimension; i++) {
            out[i] = shrink * (y[i] - eta * slope * row[i]);
        }
    }

    /** The slope of phi at the margin s with {@code s = shrink (along - eta square slope(s))}. */
    private double slope(double target, double eta, double along, double square, double shrink) {
        double step = shrink * eta * square;
        double free = shrink * along;
        if (step == 0) {
            return link.slope(free, target);
        }
        switch (link) {
            case SQUARED:
                return (free - target) / (1 + step);
            case ABSOLUTE:
                return Math.max(-1, Math.min(1, (free - target) / step));
            case HINGE:
                return -target * Math.max(0, Math.min(1, (1 - target * free) / step));
            default:
                return root(target, step, free);
        }
    }

    private double root(double target, double step, double free) {
        double bound = step * Math.max(Math.abs(link.slope(free, target)), Double.MIN_NORMAL);
        double low = free - bound;
        double high = free + bound;
        for (int k = 0; k < ROOT_STEPS; k++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (middle - free + step * link.slope(middle, target) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return link.slope(low + (high - low) / 2, target);
    }

    @Override
    public LossSum sum() {
        return link == Link.SQUARED ? new GramSum(dimension, penalty) : new MarginSum(this);
    }
}
