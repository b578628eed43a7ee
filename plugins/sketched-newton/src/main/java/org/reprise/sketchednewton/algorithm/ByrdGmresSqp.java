package org.reprise.sketchednewton.algorithm;

import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** GMRES and the l1 merit function with the termination tests of Byrd, Curtis and Nocedal. */
@Extension
@AlgorithmSpec(
        id = "gmres-nonadaptive",
        title = "Non-adaptive GMRES-l1-SQP",
        description =
                "Inexact sequential quadratic programming with GMRES(2), stopped by either of two tests with fixed"
                        + " constants; the penalty follows the second.",
        reference = "Byrd, Curtis and Nocedal 2008, Termination Tests 1 and 2")
public final class ByrdGmresSqp implements Algorithm<EqualityProblem, ByrdGmresSqp.Parameters, PrimalDual> {
    private static final double TAU = 0.1;

    /** Parameters. */
    public record Parameters(
            @Param(value = "penalty mu at the start", byDefault = "1", min = 0, aboveMin = true) double mu,
            @Param(value = "relative accuracy of Test 1", byDefault = "1", min = 0, aboveMin = true) double kappa,
            @Param(value = "accuracy of the constraints in Test 1", byDefault = "0.1", min = 0, aboveMin = true)
                    double kappa1,
            @Param(value = "accuracy of the gradient in Test 2", byDefault = "0.1", min = 0, aboveMin = true)
                    double epsilon,
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

    private static final class Run implements GmresSqp.Directions {
        private final Parameters parameters;
        private double mu;
        private double bound;

        Run(Parameters parameters) {
            this.parameters = parameters;
            mu = parameters.mu;
        }

        @Override
        public void start(Evaluation at) {
            bound = Math.max(Dense.norm1(at.lagrangian()) / (Dense.norm1(at.c()) + 1), 1);
        }

        @Override
        public double direction(NewtonStage stage, GmresSqp.Inner inner, double[] z) {
            boolean more = true;
            while (more) {
                more = inner.cycle(z) && !done(stage, inner.residual, z);
            }
            ModelReduction reduction = ModelReduction.of(stage, z);
            if (!reduction.sufficient(mu)) {
                double least = (reduction.slope() + reduction.curvature())
                        / ((1 - TAU) * (reduction.before() - reduction.after()));
                mu = Math.max(mu, least) + 1e-4;
            }
            return mu;
        }

        private boolean done(NewtonStage stage, double[] residual, double[] z) {
            int n = stage.at().x().length;
            double right = Dense.norm1(stage.system().right());
            double c = Dense.norm1(stage.at().c());
            double dual = GmresSqp.norm1(residual, 0, n);
            double primal = GmresSqp.norm1(residual, n, residual.length);
            boolean first = dual + primal <= parameters.kappa * right
                    && primal
                            <= Math.max(
                                    parameters.kappa1 * Dense.norm1(stage.at().lagrangian()), bound * c)
                    && ModelReduction.of(stage, z).sufficient(mu);
            return first || dual <= parameters.epsilon * c && primal <= bound * c;
        }
    }
}
