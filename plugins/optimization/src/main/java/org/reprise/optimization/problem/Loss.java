package org.reprise.optimization.problem;

/** Convex loss of a linear model as a function of the margin z = a . x and the target b. */
public enum Loss {
    /** {@code log(1 + exp(-b z))}, b in {-1, +1}. */
    LOGISTIC {
        @Override
        public double value(double z, double b) {
            double t = -b * z;
            return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
        }

        @Override
        public double slope(double z, double b) {
            return -b / (1 + Math.exp(b * z));
        }

        @Override
        public double curvature(double z, double b) {
            // By the smaller exponential: no cancellation far from 0.
            double e = Math.exp(-Math.abs(z));
            return e / ((1 + e) * (1 + e));
        }

        @Override
        public double greatestCurvature() {
            return 0.25;
        }

        @Override
        public double greatestSlope() {
            return 1;
        }
    },
    /** {@code (z - b)^2 / 2}. */
    SQUARED {
        @Override
        public double value(double z, double b) {
            return (z - b) * (z - b) / 2;
        }

        @Override
        public double slope(double z, double b) {
            return z - b;
        }

        @Override
        public double curvature(double z, double b) {
            return 1;
        }

        @Override
        public double greatestCurvature() {
            return 1;
        }

        @Override
        public double greatestSlope() {
            return Double.POSITIVE_INFINITY;
        }
    },
    /** {@code |z - b|}; its slope at 0 is 0. */
    ABSOLUTE {
        @Override
        public double value(double z, double b) {
            return Math.abs(z - b);
        }

        @Override
        public double slope(double z, double b) {
            // Not Math.signum, whose machine code branches on the sign, which no processor foresees.
            double residual = z - b;
            return residual == 0 || Double.isNaN(residual) ? residual : Math.copySign(1, residual);
        }
    },
    /** {@code max(0, 1 - b z)}, b in {-1, +1}; its slope at the kink is 0. */
    HINGE {
        @Override
        public double value(double z, double b) {
            return Math.max(0, 1 - b * z);
        }

        @Override
        public double slope(double z, double b) {
            return b * z < 1 ? -b : 0;
        }
    };

    /** The loss. */
    public abstract double value(double z, double b);

    /** Derivative by z, or one subgradient. */
    public abstract double slope(double z, double b);

    /** Second derivative by z; 0 for a piecewise linear loss. */
    public double curvature(double z, double b) {
        return 0;
    }

    /** Supremum of the curvature, attained at z = 0; infinite for a loss with kinks. */
    public double greatestCurvature() {
        return Double.POSITIVE_INFINITY;
    }

    /** Supremum of |slope|. */
    public double greatestSlope() {
        return 1;
    }

    /** Whether it is twice differentiable. */
    public boolean smooth() {
        return greatestCurvature() < Double.POSITIVE_INFINITY;
    }
}
