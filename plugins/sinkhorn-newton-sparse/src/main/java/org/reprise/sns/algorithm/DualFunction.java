package org.reprise.sns.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Trial;

/**
 * The negated dual as a function to minimise, in scaled variables {@code w = eta (x, y)}: {@code sum P - <r, w_x> - <c,
 * w_y>} with gradient {@code (P 1 - r, P' 1 - c)}. The scale of eta is gone, which quasi-Newton methods need.
 */
final class DualFunction {
    private final TransportProblem problem;
    private final PlanKernel kernel;
    private final Trial<Potentials> trial;
    private final Potentials z;
    private final double[] a;
    private final double[] b;

    DualFunction(TransportProblem problem, PlanKernel kernel, Trial<Potentials> trial) {
        this.problem = problem;
        this.kernel = kernel;
        this.trial = trial;
        z = Potentials.zero(problem);
        a = new double[problem.rows()];
        b = new double[problem.columns()];
    }

    int size() {
        return a.length + b.length;
    }

    /** The value at w; puts the gradient, of the same length, into {@code gradient}. Infinite where it overflows. */
    double evaluate(double[] w, double[] gradient) {
        split(w, z);
        double sum = kernel.evaluate(z.x(), z.y(), null, a, b);
        trial.count("exp", problem.cost().length);
        for (int i = 0; i < a.length; i++) {
            gradient[i] = a[i] - problem.r()[i];
        }
        for (int j = 0; j < b.length; j++) {
            gradient[a.length + j] = b[j] - problem.c()[j];
        }
        double linear = Dense.dot(problem.r(), 0, w, 0, a.length) + Dense.dot(problem.c(), 0, w, a.length, b.length);
        double value = sum - linear;
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    Potentials potentials(double[] w) {
        Potentials at = Potentials.zero(problem);
        split(w, at);
        return at;
    }

    double[] scaled(Potentials at) {
        double[] w = Arrays.copyOf(at.x(), size());
        System.arraycopy(at.y(), 0, w, a.length, b.length);
        for (int i = 0; i < w.length; i++) {
            w[i] *= problem.eta();
        }
        return w;
    }

    private void split(double[] w, Potentials into) {
        for (int i = 0; i < a.length; i++) {
            into.x()[i] = w[i] / problem.eta();
        }
        for (int j = 0; j < b.length; j++) {
            into.y()[j] = w[a.length + j] / problem.eta();
        }
    }
}
