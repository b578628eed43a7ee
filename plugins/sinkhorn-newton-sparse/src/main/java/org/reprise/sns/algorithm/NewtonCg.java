package org.reprise.sns.algorithm;

import org.pf4j.Extension;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Newton's method with the full Hessian, whose products cost n m each. */
@Extension
@AlgorithmSpec(
        id = "newton-cg",
        title = "Newton-CG (full Hessian)",
        description = "A few Sinkhorn sweeps, then Newton steps with the whole Hessian, solved by conjugate gradients.",
        reference = "Brauer, Clason, Lorenz and Wirth 2017, A Sinkhorn-Newton method for entropic optimal transport")
public final class NewtonCg implements Algorithm<TransportProblem, NewtonCg.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "Sinkhorn sweeps before the first Newton step", byDefault = "20", min = 0) int warmUp,
            @Param(value = "Newton steps at most", byDefault = "500", min = 0) int maxNewton,
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance,
            @Param(value = "relative residual of conjugate gradients", byDefault = "1e-8", min = 0, aboveMin = true)
                    double cgTolerance,
            @Param(value = "conjugate-gradient iterations a step at most", byDefault = "3000", min = 1)
                    int cgMaxIterations) {}

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials z = Potentials.zero(problem);
        PlanKernel kernel = new PlanKernel(problem, trial.threads());
        if (!trial.proceed(z)
                || !SinkhornLog.sweeps(problem, kernel, z, parameters.warmUp, parameters.tolerance, trial)) {
            return z;
        }
        NewtonStage.Settings settings = new NewtonStage.Settings(
                parameters.maxNewton, parameters.tolerance, parameters.cgTolerance, parameters.cgMaxIterations);
        return new NewtonStage(problem, kernel, z, settings, trial)
                .solve((plan, error) -> new PlanBlock.Full(plan, problem.rows(), problem.columns(), trial.threads()));
    }
}
