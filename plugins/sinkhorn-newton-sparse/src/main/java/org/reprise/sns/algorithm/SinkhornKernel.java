package org.reprise.sns.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Param;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Trial;

/** Sinkhorn's algorithm on the plain kernel {@code exp(-eta C)}: fastest, but for small {@code eta C} alone. */
@Extension
@AlgorithmSpec(
        id = "sinkhorn-kernel",
        title = "Sinkhorn (plain kernel)",
        description = "Scales the kernel exp(-eta C) with two matrix-vector products a sweep; refuses problems whose"
                + " kernel or scalings leave the range of doubles.",
        reference = "Sinkhorn 1964; Cuturi 2013, Algorithm 1")
public final class SinkhornKernel implements Algorithm<TransportProblem, SinkhornKernel.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance) {}

    /**
     * Solves.
     *
     * @throws RepriseException {@link ErrorCode#BAD_PROBLEM} when {@code exp(-eta C)} under- or overflows
     */
    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials start = Potentials.zero(problem);
        if (!trial.proceed(start)) {
            return start;
        }
        double[][] kernel = new double[problem.rows()][problem.columns()];
        long entries = problem.cost().length;
        double[] a = new double[problem.rows()];
        double[] b = new double[problem.columns()];
        double sum = new PlanKernel(problem, trial.threads()).evaluateRows(start.x(), start.y(), kernel, a, b);
        trial.count("exp", entries);
        require(
                problem,
                Double.isFinite(sum)
                        && Arrays.stream(a).min().orElse(0) > 0
                        && Arrays.stream(b).min().orElse(0) > 0,
                0);
        ScalingKernel scaling = new ScalingKernel(kernel, problem.r(), problem.c(), trial.threads());
        for (long k = 1; ; k++) {
            double error = scaling.sweep();
            trial.count("flops", 4L * entries);
            trial.count("sweeps", 1);
            require(problem, Double.isFinite(error) && scaling.within(Double.MAX_VALUE), k);
            if (!trial.proceed(() -> potentials(problem, scaling)) || error < parameters.tolerance) {
                return potentials(problem, scaling);
            }
        }
    }

    private static Potentials potentials(TransportProblem problem, ScalingKernel scaling) {
        return new Potentials(logs(scaling.u(), problem.eta()), logs(scaling.v(), problem.eta()));
    }

    private static double[] logs(double[] scaling, double eta) {
        double[] logs = SinkhornLog.logs(scaling);
        for (int i = 0; i < logs.length; i++) {
            logs[i] /= eta;
        }
        return logs;
    }

    private static void require(TransportProblem problem, boolean inRange, long sweep) {
        if (!inRange) {
            double largest = problem.eta()
                    * Arrays.stream(problem.cost()).map(Math::abs).max().orElse(0);
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "exp(-eta C) or its scaling left the range of doubles at sweep " + sweep
                            + ": the largest |eta C| is " + largest,
                    "Use sinkhorn-log or sinkhorn-stabilised, or lower eta.");
        }
    }
}
