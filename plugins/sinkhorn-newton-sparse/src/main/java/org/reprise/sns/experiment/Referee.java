package org.reprise.sns.experiment;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.TopEntries;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Measurements;

/** What all transport experiments measure of an iterate. */
final class Referee {
    static final String ERROR = "error";
    static final String ERROR_TEXT = "1-norm of the row sums' and the column sums' error";
    static final String TRANSPORT_COST = "transport-cost";
    static final String TRANSPORT_COST_TEXT = "<C, P>, costs unscaled";
    static final String DUAL = "dual";
    static final String DUAL_TEXT = "dual objective, costs as scaled";
    static final String COST_GAP = "cost-gap";
    static final String COST_GAP_TEXT = "transport cost less the exact one without regularisation";
    static final String HESSIAN_MASS = "hessian-mass";
    static final String HESSIAN_MASS_TEXT = "share of the plan's mass in its 6n largest entries";

    /** Entries a row whose mass is the sparsity measure: the default of the method. */
    private static final int ENTRIES_PER_ROW = 6;

    private Referee() {}

    static void measure(TransportProblem problem, Potentials z, Measurements out) {
        PlanKernel kernel = new PlanKernel(problem, 1);
        double[] plan = new double[problem.cost().length];
        double[] a = new double[problem.rows()];
        double[] b = new double[problem.columns()];
        double sum = kernel.evaluate(z.x(), z.y(), plan, a, b);
        double cost = Dense.dot(problem.cost(), plan) * problem.costScale();
        out.put(ERROR, distance(a, problem.r()) + distance(b, problem.c()));
        out.put(TRANSPORT_COST, cost);
        out.put(DUAL, kernel.dual(z.x(), z.y(), sum));
        if (!Double.isNaN(problem.exactCost())) {
            out.put(COST_GAP, cost - problem.exactCost() * problem.costScale());
        }
        out.put(HESSIAN_MASS, largestMass(plan, Math.min(plan.length, (long) ENTRIES_PER_ROW * a.length)) / sum);
    }

    private static double largestMass(double[] plan, long count) {
        double threshold = new TopEntries().threshold(plan, count);
        double mass = 0;
        long above = 0;
        for (double value : plan) {
            if (value > threshold) {
                mass += value;
                above++;
            }
        }
        return mass + (count - above) * threshold;
    }

    private static double distance(double[] sums, double[] wanted) {
        double[] difference = Arrays.copyOf(sums, sums.length);
        Dense.axpy(-1, wanted, 0, difference, 0, wanted.length);
        return Dense.norm1(difference);
    }
}
