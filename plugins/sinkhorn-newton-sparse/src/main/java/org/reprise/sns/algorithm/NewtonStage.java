package org.reprise.sns.algorithm;

import org.reprise.numerics.Dense;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Trial;

/**
 * Newton's method on the dual with conjugate gradients and Armijo's line search (stage 2 of Algorithm 1). What is kept
 * of the Hessian is left to a {@link Sparsifier}.
 */
final class NewtonStage {
    /** Armijo's constant, and the step below which the search gives up. */
    private static final double SUFFICIENT = 1e-4;

    private static final double SMALLEST_STEP = 1e-8;

    /**
     * The search goes on while the logarithms of the scalings would change by more than this. Where the plan nearly
     * splits into parts, the Newton step grows like one over the mass between them.
     */
    private static final double SMALLEST_CHANGE = 1e-3;

    /** Below this error rounding decides whether a step helps. */
    private static final double PRECISION = 1e-11;

    /** Sinkhorn sweeps at most after a Newton step that failed or was shorter than is worth its cost. */
    private static final int RECOVERY = 20;

    private static final double WORTHWHILE_STEP = 1e-3;

    /** Chooses the off-diagonal block of the Newton matrix from the plan and the present error. */
    @FunctionalInterface
    interface Sparsifier {
        PlanBlock block(double[] plan, double error);
    }

    /** How Newton steps are computed and when they end. */
    record Settings(int steps, double tolerance, double cgTolerance, int cgIterations) {}

    private final TransportProblem problem;
    private final PlanKernel kernel;
    private final Settings settings;
    private final Trial<Potentials> trial;
    private final ConjugateGradients cg;
    private Potentials z;
    private Potentials next;
    private double[] plan;
    private double[] nextPlan;
    private final double[] a;
    private final double[] b;
    private final double[] gx;
    private final double[] gy;
    /** Dual objective at {@code next}. */
    private double value;

    NewtonStage(
            TransportProblem problem, PlanKernel kernel, Potentials start, Settings settings, Trial<Potentials> trial) {
        this.problem = problem;
        this.kernel = kernel;
        this.settings = settings;
        this.trial = trial;
        int n = problem.rows();
        int m = problem.columns();
        cg = new ConjugateGradients(n, m);
        z = start;
        next = new Potentials(new double[n], new double[m]);
        plan = new double[n * m];
        nextPlan = new double[n * m];
        a = new double[n];
        b = new double[m];
        gx = new double[n];
        gy = new double[m];
    }

    /**
     * Runs to the tolerance, the number of steps or the end of the trial. Where a Newton step finds no ascent worth the
     * name, Sinkhorn sweeps lead out of that place; the stage gives up only where these do not lower the error either.
     */
    Potentials solve(Sparsifier sparsifier) {
        double f = kernel.dual(z.x(), z.y(), evaluate(z, plan));
        double error = gradient();
        for (int k = 0; k < settings.steps && error >= settings.tolerance; k++) {
            PlanBlock block = sparsifier.block(plan, error);
            int inner = cg.solve(block, a, b, gx, gy, settings.cgTolerance, settings.cgIterations);
            trial.count("cg-iterations", inner);
            trial.count("flops", inner * 4 * block.entries());
            double step = search(f);
            double before = error;
            if (step > 0) {
                f = value;
                error = gradient();
                if (before < PRECISION && error >= before) {
                    return z;
                }
                swap();
                boolean on = trial.proceed(z);
                trial.record("cg", inner);
                trial.record("kept-entries", block.entries());
                trial.record("step-length", step);
                if (!on) {
                    return z;
                }
            }
            if (step < WORTHWHILE_STEP) {
                if (!recover(error)) {
                    return z;
                }
                f = kernel.dual(z.x(), z.y(), evaluate(z, plan));
                error = gradient();
                if (step == 0 && error >= before) {
                    trial.record("stalled", 1);
                    return z;
                }
            }
        }
        if (error >= settings.tolerance) {
            trial.record("step-limit", 1);
        }
        return z;
    }

    /**
     * Sinkhorn sweeps until the error has halved, at most {@link #RECOVERY}.
     *
     * @return false if the trial is over
     */
    private boolean recover(double error) {
        trial.count("recoveries", 1);
        return SinkhornLog.sweeps(problem, kernel, z, RECOVERY, Math.max(settings.tolerance, error / 2), trial);
    }

    /** Leaves the accepted point in {@code next} with its plan and sums; 0 if there is none. */
    private double search(double f) {
        // M d = g / eta in the paper; the system was solved without eta.
        double slope = (Dense.dot(gx, cg.dx) + Dense.dot(gy, cg.dy)) / problem.eta();
        double slack = 1e-16 + 1e-15 * Math.abs(f);
        double change = Math.max(largest(cg.dx), largest(cg.dy));
        for (double step = 1; step >= SMALLEST_STEP || step * change > SMALLEST_CHANGE; step /= 2) {
            move(z.x(), cg.dx, step, next.x());
            move(z.y(), cg.dy, step, next.y());
            value = kernel.dual(next.x(), next.y(), evaluate(next, nextPlan));
            if (value >= f + SUFFICIENT * step * slope - slack) {
                return step;
            }
            trial.count("halvings", 1);
        }
        return 0;
    }

    private static double largest(double[] direction) {
        double largest = 0;
        for (double value : direction) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private void move(double[] from, double[] direction, double step, double[] to) {
        double factor = step / problem.eta();
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] + factor * direction[i];
        }
    }

    private double evaluate(Potentials at, double[] into) {
        trial.count("exp", into.length);
        return kernel.evaluate(at.x(), at.y(), into, a, b);
    }

    private double gradient() {
        for (int i = 0; i < gx.length; i++) {
            gx[i] = problem.r()[i] - a[i];
        }
        for (int j = 0; j < gy.length; j++) {
            gy[j] = problem.c()[j] - b[j];
        }
        return Dense.norm1(gx) + Dense.norm1(gy);
    }

    private void swap() {
        Potentials point = z;
        z = next;
        next = point;
        double[] matrix = plan;
        plan = nextPlan;
        nextPlan = matrix;
    }
}
