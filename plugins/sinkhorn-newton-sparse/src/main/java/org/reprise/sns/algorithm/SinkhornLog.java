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

/** Sinkhorn's algorithm in the log domain: safe for any eta, one exponential an entry and sweep. */
@Extension
@AlgorithmSpec(
        id = "sinkhorn-log",
        title = "Sinkhorn (log domain)",
        description = "Alternately sets the potentials so that the row sums and the column sums are right; sums are"
                + " formed in the log domain.",
        reference = "Sinkhorn 1964; Cuturi 2013; stage 1 of Algorithm 1 in Tang et al. 2024")
public final class SinkhornLog implements Algorithm<TransportProblem, SinkhornLog.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance,
            @Param(
                            value =
                                    "what computes the sweeps: java, onnx (a graph on the device), or the one that suits it",
                            byDefault = "auto")
                    Backend backend,
            @Param(
                            value = "sweeps in one call of the graph, and so between iterates",
                            byDefault = "1",
                            min = 1,
                            max = 100_000)
                    int sweepsPerCall) {}

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials z = Potentials.zero(problem);
        Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
        saved.ifPresent(z::restore);
        boolean going = saved.isPresent() || trial.proceed(z);
        if (going && parameters.backend.isGraph(trial.device())) {
            onGraph(problem, parameters, z, trial);
        } else if (going) {
            PlanKernel kernel = new PlanKernel(problem, trial.threads());
            // The potentials are all that the next sweep depends on.
            Runnable checkpoint = () -> trial.checkpoints().offer(z::save);
            sweeps(problem, kernel, z, Long.MAX_VALUE, parameters.tolerance, trial, checkpoint);
        }
        return z;
    }

    private static void onGraph(
            TransportProblem problem, Parameters parameters, Potentials z, Trial<Potentials> trial) {
        long entries = (long) problem.rows() * problem.columns();
        try (GraphSweeps graph = new GraphSweeps(problem, z, parameters.tolerance, parameters.sweepsPerCall, trial)) {
            do {
                trial.checkpoints().offer(z::save);
                long sweeps = graph.advance(z);
                trial.count("exp", 2 * entries * sweeps);
                trial.count("sweeps", sweeps);
            } while (trial.proceed(z) && graph.error() >= parameters.tolerance);
        }
    }

    /**
     * Sweeps in place, offering each to the trial.
     *
     * @return false if the trial is over
     */
    static boolean sweeps(
            TransportProblem problem,
            PlanKernel kernel,
            Potentials z,
            long count,
            double tolerance,
            Trial<Potentials> trial) {
        return sweeps(problem, kernel, z, count, tolerance, trial, () -> {});
    }

    private static boolean sweeps(
            TransportProblem problem,
            PlanKernel kernel,
            Potentials z,
            long count,
            double tolerance,
            Trial<Potentials> trial,
            Runnable before) {
        double[] logR = logs(problem.r());
        double[] logC = logs(problem.c());
        for (long k = 0; k < count; k++) {
            before.run();
            double error = kernel.sweep(z.x(), z.y(), logR, logC);
            trial.count("exp", (long) problem.rows() * problem.columns());
            trial.count("sweeps", 1);
            if (!trial.proceed(z)) {
                return false;
            }
            if (error < tolerance) {
                return true;
            }
        }
        return true;
    }

    static double[] logs(double[] values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = Math.log(values[i]);
        }
        return logs;
    }
}
