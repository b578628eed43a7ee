package org.reprise.sns.algorithm;

import java.util.Optional;
import org.pf4j.Extension;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Sinkhorn's scaling iteration on a kernel into which large scalings are absorbed: no exponential in most sweeps. */
@Extension
@AlgorithmSpec(
        id = "sinkhorn-stabilised",
        title = "Sinkhorn (stabilised)",
        description = "Scales a kernel with two matrix-vector products a sweep; when the scalings grow large they move"
                + " into the potentials and the kernel is built again.",
        reference = "Schmitzer 2019, stabilised sparse scaling algorithms, Algorithm 2 (without truncation)")
public final class SinkhornStabilised
        implements Algorithm<TransportProblem, SinkhornStabilised.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance,
            @Param(value = "largest logarithm of a scaling before it is absorbed", byDefault = "50", min = 1, max = 100)
                    double absorbAt) {}

    /** Kernel entries below this are 0: scaled, they stay far below rounding, and denormals are slow. */
    private static final double NEGLIGIBLE = 1e-200;

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        return new Run(problem, parameters, trial).solve();
    }

    private static final class Run {
        private final TransportProblem problem;
        private final Parameters parameters;
        private final Trial<Potentials> trial;
        private final PlanKernel plan;
        private final Potentials absorbed;
        private final double[][] kernel;
        private final long entries;
        private final ScalingKernel scaling;
        private final double[] a;
        private final double[] b;
        private final double limit;

        Run(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
            this.problem = problem;
            this.parameters = parameters;
            this.trial = trial;
            plan = new PlanKernel(problem, trial.threads());
            absorbed = Potentials.zero(problem);
            kernel = new double[problem.rows()][problem.columns()];
            entries = problem.cost().length;
            scaling = new ScalingKernel(kernel, problem.r(), problem.c(), trial.threads());
            a = new double[problem.rows()];
            b = new double[problem.columns()];
            limit = Math.exp(parameters.absorbAt);
        }

        Potentials solve() {
            Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
            if (saved.isPresent()) {
                restore(saved.get());
            } else if (!trial.proceed(absorbed) || !SinkhornLog.sweeps(problem, plan, absorbed, 1, 0, trial)) {
                return absorbed;
            } else {
                rebuild();
            }
            long flops = 4L * entries;
            while (true) {
                trial.checkpoints().offer(this::save);
                double error = scaling.sweep();
                trial.count("flops", flops);
                trial.count("sweeps", 1);
                if (!scaling.within(limit)) {
                    absorb();
                }
                if (!trial.proceed(this::potentials) || error < parameters.tolerance) {
                    return potentials();
                }
            }
        }

        /** Moves the scalings into the potentials; where they left the double range, a log-domain sweep does. */
        private void absorb() {
            if (scaling.within(Double.MAX_VALUE)) {
                Potentials z = potentials();
                System.arraycopy(z.x(), 0, absorbed.x(), 0, a.length);
                System.arraycopy(z.y(), 0, absorbed.y(), 0, b.length);
            } else {
                plan.sweep(absorbed.x(), absorbed.y(), SinkhornLog.logs(problem.r()), SinkhornLog.logs(problem.c()));
                trial.count("exp", entries);
            }
            rebuild();
        }

        private void save(Checkpoints.State state) {
            absorbed.save(state);
            state.put("u", scaling.u()).put("v", scaling.v());
        }

        /** The kernel follows from the potentials, which change only where it is built again. */
        private void restore(Checkpoints.Saved state) {
            absorbed.restore(state);
            fill();
            state.copy("u", scaling.u());
            state.copy("v", scaling.v());
        }

        private void rebuild() {
            fill();
            scaling.reset();
            trial.count("exp", entries);
            trial.count("absorptions", 1);
        }

        private void fill() {
            plan.evaluateRows(absorbed.x(), absorbed.y(), kernel, a, b);
            for (double[] row : kernel) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = row[j] < NEGLIGIBLE ? 0 : row[j];
                }
            }
        }

        private Potentials potentials() {
            return new Potentials(
                    shifted(absorbed.x(), scaling.u(), problem.eta()),
                    shifted(absorbed.y(), scaling.v(), problem.eta()));
        }

        private static double[] shifted(double[] potential, double[] scaling, double eta) {
            double[] sum = new double[potential.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = potential[i] + Math.log(scaling[i]) / eta;
            }
            return sum;
        }
    }
}
