package org.reprise.ntk.problem;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;

/** Gauss-Hermite quadrature for dual functions without a closed form: 60 nodes in each of two dimensions. */
final class Quadrature {
    private static final int NODES = 60;
    private static final double[] POINTS = new double[NODES];
    private static final double[] WEIGHTS = new double[NODES];

    static {
        // Nodes of exp(-x^2): a standard normal's are sqrt(2) times these.
        GaussIntegrator rule = new GaussIntegratorFactory().hermite(NODES);
        for (int i = 0; i < NODES; i++) {
            POINTS[i] = rule.getPoint(i) * Math.sqrt(2);
            WEIGHTS[i] = rule.getWeight(i) / Math.sqrt(Math.PI);
        }
    }

    private Quadrature() {}

    static double dual(Activation sigma, double a, double b, double c) {
        return expectation(sigma, false, a, b, c);
    }

    static double slopeDual(Activation sigma, double a, double b, double c) {
        return expectation(sigma, true, a, b, c);
    }

    private static double expectation(Activation sigma, boolean slope, double a, double b, double c) {
        double first = Math.sqrt(a);
        double along = a > 0 ? c / first : 0;
        double across = Math.sqrt(Math.max(0, b - along * along));
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double inner = 0;
            for (int j = 0; j < NODES; j++) {
                inner += WEIGHTS[j] * value(sigma, slope, along * POINTS[i] + across * POINTS[j]);
            }
            sum += WEIGHTS[i] * value(sigma, slope, first * POINTS[i]) * inner;
        }
        return sum;
    }

    /** sigma(x), or its derivative. */
    static double value(Activation sigma, boolean slope, double x) {
        return switch (sigma) {
            case TANH -> {
                double t = Math.tanh(x);
                yield slope ? 1 - t * t : t;
            }
            case GELU -> {
                double phi = NormalTable.distribution(x);
                yield slope ? phi + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) : x * phi;
            }
            case SELU -> {
                double lambda = 1.0507009873554805;
                double alpha = 1.6732632423543772;
                yield lambda * (x > 0 ? slope ? 1 : x : slope ? alpha * Math.exp(x) : alpha * Math.expm1(x));
            }
            case ERF -> slope ? 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) : Erf.erf(x);
            case SIN -> slope ? Math.cos(x) : Math.sin(x);
            default -> slope ? x > 0 ? sigma.above() : sigma.below() : x * (x > 0 ? sigma.above() : sigma.below());
        };
    }
}
