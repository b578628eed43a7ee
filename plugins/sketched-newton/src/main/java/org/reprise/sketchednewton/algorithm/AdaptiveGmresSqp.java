package org.reprise.sketchednewton.algorithm;

import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** GMRES and the l1 merit function, accuracy and penalty tuned together. */
@Extension
@AlgorithmSpec(
        id = "gmres-adaptive",
        title = "Adaptive GMRES-l1-SQP",
        description =
                "Inexact sequential quadratic programming with GMRES(2): the accuracy rises and so does the penalty"
                        + " of the l1 merit function until the direction reduces its model enough.",
        reference = "baseline of Hong, Na, Mahoney and Kolar 2023, Section 4")
public final class AdaptiveGmresSqp implements Algorithm<EqualityProblem, AdaptiveGmresSqp.Parameters, PrimalDual> {
    private static final double LARGEST_MU = 1e8;

    /** Parameters. */
    public record Parameters(
            @Param(value = "penalty mu at the start", byDefault = "1", min = 0, aboveMin = true) double mu,
            @Param(value = "relative accuracy at the start", byDefault = "0.1", min = 0, aboveMin = true) double kappa,
            @Param(value = Texts.NU, byDefault = "1.5", min = 1, aboveMin = true) double nu,
            @Param(value = "most cycles of GMRES(2)", byDefault = "100000", min = 1) long cap,
            @Param(value = Texts.XI, byDefault = "0.1", min = 0, aboveMin = true) double xi,
            @Param(value = Texts.CURVATURE, byDefault = "1e-6", min = 0, aboveMin = true) double curvature,
            @Param(value = Texts.SINGULAR, byDefault = "1e-6", min = 0, aboveMin = true) double singular,
            @Param(value = Texts.TOLERANCE, byDefault = "1e-4", min = 0) double tolerance) {}

    @Override
    public PrimalDual solve(EqualityProblem problem, Parameters p, Trial<PrimalDual> trial) {
        return new GmresSqp(
                        problem.model(),
                        new Run(p),
                        new GmresSqp.NewtonSettings(p.xi, p.curvature, p.singular, p.tolerance),
                        trial)
                .run(problem, p.cap);
    }

    /** mu and kappa carry over from one outer iteration to the next. */
    private static final class Run implements GmresSqp.Directions {
        private final double nu;
        private double mu;
        private double kappa;

        Run(Parameters parameters) {
            nu = parameters.nu;
            mu = parameters.mu;
            kappa = parameters.kappa;
        }

        @Override
        public void start(Evaluation at) {
            // Nothing depends on the start.
        }

        @Override
        public double direction(NewtonStage stage, GmresSqp.Inner inner, double[] z) {
            double right = Dense.norm1(stage.system().right());
            while (true) {
                boolean more = true;
                while (more && Dense.norm1(inner.residual) > kappa * right) {
                    more = inner.cycle(z);
                }
                if (mu > LARGEST_MU || ModelReduction.of(stage, z).sufficient(mu)) {
                    return mu;
                }
                mu *= nu;
                kappa /= nu * nu;
            }
        }
    }
}
