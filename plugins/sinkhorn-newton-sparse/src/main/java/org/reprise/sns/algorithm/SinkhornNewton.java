package org.reprise.sns.algorithm;

import org.pf4j.Extension;
import org.reprise.numerics.TopEntries;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Sinkhorn-Newton-Sparse: the method of the paper. */
@Extension
@AlgorithmSpec(
        id = "sns",
        title = "Sinkhorn-Newton-Sparse",
        description =
                "A few Sinkhorn sweeps, then Newton steps whose Hessian keeps only the largest entries of the plan,"
                        + " solved by conjugate gradients.",
        reference = "Tang, Shavlovsky, Rahmanian, Tardini, Thekumparampil, Xiao and Ying 2024, Algorithm 1")
public final class SinkhornNewton implements Algorithm<TransportProblem, SinkhornNewton.Parameters, Potentials> {
    /** Share of the error that automatic sparsification may drop, and the largest density it may keep. */
    private static final double AUTO_SHARE = 0.1;

    private static final double AUTO_DENSITY = 0.3;

    /** Error at which an automatic warm-up ends. */
    private static final double AUTO_ERROR = 0.05;

    /** Parameters. */
    public record Parameters(
            @Param(
                            value = "kept entries of the plan per row; the paper's Hessian density is"
                                    + " (1 + kappa) / (2n)",
                            byDefault = "6",
                            min = 1)
                    double kappa,
            @Param(value = "Sinkhorn sweeps before the first Newton step", byDefault = "20", min = 0) int warmUp,
            @Param(value = "Newton steps at most", byDefault = "500", min = 0) int maxNewton,
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance,
            @Param(value = "relative residual of conjugate gradients", byDefault = "1e-8", min = 0, aboveMin = true)
                    double cgTolerance,
            @Param(value = "conjugate-gradient iterations a step at most", byDefault = "3000", min = 1)
                    int cgMaxIterations,
            @Param(value = "keep instead as many entries as leave out a tenth of the error's mass", byDefault = "false")
                    boolean autoKappa,
            @Param(value = "sweep instead until the 1-norm of the marginals' error is below 0.05", byDefault = "false")
                    boolean autoWarmUp) {}

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials z = Potentials.zero(problem);
        PlanKernel kernel = new PlanKernel(problem, trial.threads());
        if (!trial.proceed(z) || !warmUp(problem, parameters, kernel, z, trial) || parameters.maxNewton == 0) {
            return z;
        }
        NewtonStage.Settings settings = new NewtonStage.Settings(
                parameters.maxNewton, parameters.tolerance, parameters.cgTolerance, parameters.cgMaxIterations);
        TopEntries top = new TopEntries();
        return new NewtonStage(problem, kernel, z, settings, trial).solve((plan, error) -> {
            double threshold = parameters.autoKappa
                    ? Math.max(top.thresholdByMass(plan, AUTO_SHARE * Math.min(1, error)), top.threshold(plan, (long)
                            Math.ceil(AUTO_DENSITY * plan.length)))
                    : top.threshold(plan, kept(problem, parameters.kappa));
            return new SparseBlock(plan, problem.rows(), problem.columns(), threshold);
        });
    }

    /** Stage 1; false if the trial is over. */
    private static boolean warmUp(
            TransportProblem problem, Parameters parameters, PlanKernel kernel, Potentials z, Trial<Potentials> trial) {
        long count = parameters.autoWarmUp ? Long.MAX_VALUE : parameters.warmUp;
        double error = parameters.autoWarmUp ? Math.max(AUTO_ERROR, parameters.tolerance) : parameters.tolerance;
        return SinkhornLog.sweeps(problem, kernel, z, count, error, trial);
    }

    private static long kept(TransportProblem problem, double kappa) {
        return (long) Math.min(problem.cost().length, Math.ceil(kappa * problem.rows()));
    }
}
