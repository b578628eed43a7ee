package org.reprise.vrhalpern.problem;

/** Convex losses of a margin or a prediction z against a label b. */
public enum Loss {
    /** {@code (z - b)^2 / 2}. */
    SQUARED {
        @Override
        double value(double z, double b) {
            return (z - b) * (z - b) / 2;
        }

        @Override
        double slope(double z, double b) {
            return z - b;
        }
    },
    /** {@code log(1 + exp(-b z))}, b in {-1, 1}. */
    LOGISTIC {
        @Override
        double value(double z, double b) {
            double margin = b * z;
            return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
        }

        @Override
        double slope(double z, double b) {
            return -b / (1 + Math.exp(b * z));
        }
    },
    /** Huber's loss: squared up to |z - b| = 1, linear beyond. */
    HUBER {
        @Override
        double value(double z, double b) {
            double distance = Math.abs(z - b);
            return distance <= 1 ? distance * distance / 2 : distance - 0.5;
        }

        @Override
        double slope(double z, double b) {
            return Math.max(-1, Math.min(1, z - b));
        }
    };

    abstract double value(double z, double b);

    abstract double slope(double z, double b);

    /** The largest second derivative in z. */
    double curvature() {
        return this == LOGISTIC ? 0.25 : 1;
    }
}
