package org.reprise.sns.algorithm;

import org.pf4j.Extension;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Greenkhorn: Sinkhorn's updates one row or column at a time, the worst first. An iteration is n + m such updates. */
@Extension
@AlgorithmSpec(
        id = "greenkhorn",
        title = "Greenkhorn",
        description = "Sets right the single row or column whose sum is worst in the Bregman distance; n + m updates"
                + " count as one iteration.",
        reference = "Altschuler, Weed and Rigollet 2017, Algorithm 4")
public final class Greenkhorn implements Algorithm<TransportProblem, Greenkhorn.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance) {}

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials z = Potentials.zero(problem);
        PlanKernel kernel = new PlanKernel(problem, trial.threads());
        // The first sweep gives sums within the double range whatever eta is.
        if (!trial.proceed(z) || !SinkhornLog.sweeps(problem, kernel, z, 1, 0, trial)) {
            return z;
        }
        Run run = new Run(problem, kernel, z);
        while (run.refresh() >= parameters.tolerance) {
            run.updates(problem.rows() + problem.columns());
            trial.count("exp", problem.cost().length);
            trial.count("flops", 4L * problem.cost().length);
            if (!trial.proceed(z)) {
                break;
            }
        }
        return z;
    }

    private static final class Run {
        private final TransportProblem problem;
        private final PlanKernel kernel;
        private final Potentials z;
        private final double[] plan;
        private final double[] a;
        private final double[] b;

        Run(TransportProblem problem, PlanKernel kernel, Potentials z) {
            this.problem = problem;
            this.kernel = kernel;
            this.z = z;
            plan = new double[problem.cost().length];
            a = new double[problem.rows()];
            b = new double[problem.columns()];
        }

        /** Computes the plan afresh, so that rounding does not pile up; returns the error. */
        double refresh() {
            kernel.evaluate(z.x(), z.y(), plan, a, b);
            double error = 0;
            for (int i = 0; i < a.length; i++) {
                error += Math.abs(a[i] - problem.r()[i]);
            }
            for (int j = 0; j < b.length; j++) {
                error += Math.abs(b[j] - problem.c()[j]);
            }
            return error;
        }

        void updates(int count) {
            for (int k = 0; k < count; k++) {
                int i = worst(problem.r(), a);
                int j = worst(problem.c(), b);
                if (distance(problem.r()[i], a[i]) >= distance(problem.c()[j], b[j])) {
                    scaleRow(i);
                } else {
                    scaleColumn(j);
                }
            }
        }

        private void scaleRow(int i) {
            int m = b.length;
            double factor = problem.r()[i] / a[i];
            z.x()[i] += Math.log(factor) / problem.eta();
            for (int j = 0; j < m; j++) {
                double before = plan[i * m + j];
                plan[i * m + j] = before * factor;
                b[j] += before * factor - before;
            }
            a[i] = problem.r()[i];
        }

        private void scaleColumn(int j) {
            int m = b.length;
            double factor = problem.c()[j] / b[j];
            z.y()[j] += Math.log(factor) / problem.eta();
            for (int i = 0; i < a.length; i++) {
                double before = plan[i * m + j];
                plan[i * m + j] = before * factor;
                a[i] += before * factor - before;
            }
            b[j] = problem.c()[j];
        }

        private static int worst(double[] wanted, double[] sums) {
            int worst = 0;
            double most = -1;
            for (int i = 0; i < sums.length; i++) {
                double distance = distance(wanted[i], sums[i]);
                if (distance > most) {
                    most = distance;
                    worst = i;
                }
            }
            return worst;
        }

        private static double distance(double wanted, double sum) {
            double relative = (sum - wanted) / wanted;
            // The difference of d and log(1 + d) cancels for small d: its series instead.
            double gap = Math.abs(relative) < 1e-4
                    ? relative * relative * (0.5 - relative / 3)
                    : relative - Math.log1p(relative);
            return wanted * gap;
        }
    }
}
