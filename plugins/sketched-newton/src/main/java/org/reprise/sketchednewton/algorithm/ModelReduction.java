package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.spi.Trial;

/**
 * Reduction of the model of the l1 merit function f + mu ||c||_1 that a direction promises (Byrd, Curtis and Nocedal
 * 2008).
 *
 * @param slope gradient of f times dx
 * @param curvature max(dx'B dx / 2, 0)
 * @param before ||c||_1
 * @param after ||G dx + c||_1
 */
record ModelReduction(double slope, double curvature, double before, double after) {
    /** sigma = tau (1 - epsilon), tau = epsilon = 0.1. */
    private static final double SIGMA = 0.09;

    private static final double LEAST_STEP = 1e-16;

    static ModelReduction of(NewtonStage stage, double[] z) {
        Evaluation at = stage.at();
        int n = at.x().length;
        double[] dx = Arrays.copyOf(z, z.length);
        Arrays.fill(dx, n, z.length, 0);
        double[] image = new double[z.length];
        // K (dx, 0) = (B dx, G dx)
        stage.system().multiply(dx, image);
        double after = 0;
        for (int i = n; i < z.length; i++) {
            after += Math.abs(image[i] + at.c()[i - n]);
        }
        return new ModelReduction(
                Dense.dot(at.gradient(), 0, z, 0, n),
                Math.max(0.5 * Dense.dot(dx, 0, image, 0, n), 0),
                Dense.norm1(at.c()),
                after);
    }

    /** Whether the reduction suffices for this mu. */
    boolean sufficient(double mu) {
        double reduction = -slope - curvature + mu * (before - after);
        return reduction >= SIGMA * mu * Math.max(before, after - before);
    }

    /** Directional derivative of the merit function, as the line search takes it. */
    double derivative(double mu) {
        return slope - mu * (before - after);
    }

    /** Backtracks along z from a point; null where no step gains. */
    static Evaluation search(
            NlpModel model, Evaluation at, double[] z, double mu, double derivative, double eta, Trial<?> trial) {
        double value = at.objective() + mu * Dense.norm1(at.c());
        double step = 1;
        while (step >= LEAST_STEP) {
            Evaluation next = at.moved(model, step, z);
            trial.count("evaluations", 2);
            if (next.objective() + mu * Dense.norm1(next.c()) <= value + eta * step * derivative) {
                trial.record(Outcomes.STEP, step);
                return next;
            }
            step /= 2;
        }
        trial.record(Outcomes.LINE_SEARCH_FAILED, step);
        return null;
    }
}
