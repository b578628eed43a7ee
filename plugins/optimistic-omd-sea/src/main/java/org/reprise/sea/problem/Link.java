package org.reprise.sea.problem;

/** Losses of a scalar prediction m for a target y. */
public enum Link {
    /** {@code (m - y)^2 / 2}. */
    SQUARED {
        @Override
        double value(double m, double y) {
            return (m - y) * (m - y) / 2;
        }

        @Override
        double slope(double m, double y) {
            return m - y;
        }

        @Override
        double curvature(double m, double y) {
            return 1;
        }
    },
    /** Huber's loss with threshold {@value Link#THRESHOLD}. */
    HUBER {
        @Override
        double value(double m, double y) {
            double r = Math.abs(m - y);
            return r <= THRESHOLD ? r * r / 2 : THRESHOLD * (r - THRESHOLD / 2);
        }

        @Override
        double slope(double m, double y) {
            return Math.max(-THRESHOLD, Math.min(THRESHOLD, m - y));
        }

        @Override
        double curvature(double m, double y) {
            return Math.abs(m - y) <= THRESHOLD ? 1 : 0;
        }
    },
    /** {@code log(1 + exp(-ym))}, y = 1 or -1. */
    LOGISTIC {
        @Override
        double value(double m, double y) {
            double t = -y * m;
            return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
        }

        @Override
        double slope(double m, double y) {
            return -y / (1 + Math.exp(y * m));
        }

        @Override
        double curvature(double m, double y) {
            double p = 1 / (1 + Math.exp(-m));
            return p * (1 - p);
        }
    },
    /** {@code |m - y|}. */
    ABSOLUTE {
        @Override
        double value(double m, double y) {
            return Math.abs(m - y);
        }

        @Override
        double slope(double m, double y) {
            return Math.signum(m - y);
        }

        @Override
        double curvature(double m, double y) {
            return 0;
        }
    },
    /** {@code max(0, 1 - ym)}, y = 1 or -1. */
    HINGE {
        @Override
        double value(double m, double y) {
            return Math.max(0, 1 - y * m);
        }

        @Override
        double slope(double m, double y) {
            return y * m < 1 ? -y : 0;
        }

        @Override
        double curvature(double m, double y) {
            return 0;
        }
    };

    /** Where Huber's loss becomes linear. */
    static final double THRESHOLD = 2;

    /** Whether it has a derivative everywhere. */
    boolean smooth() {
        return this != ABSOLUTE && this != HINGE;
    }

    abstract double value(double m, double y);

    /** Derivative by m; one of the subgradients at a kink. */
    abstract double slope(double m, double y);

    /** Second derivative by m. */
    abstract double curvature(double m, double y);
}
