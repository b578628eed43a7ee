package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Param;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Trial;

/** The classical augmented Lagrangian method. */
@Extension
@AlgorithmSpec(
        id = "augmented-lagrangian",
        title = "Augmented Lagrangian",
        description =
                "Minimises f + l'c + mu/2 ||c||^2 in x by Newton's method with GMRES(2), then moves the multipliers;"
                        + " an iteration is one such minimisation. Dense: n is limited.",
        reference = "Hestenes 1969, Powell 1969; baseline of Hong, Na, Mahoney and Kolar 2023")
public final class AugmentedLagrangian
        implements Algorithm<EqualityProblem, AugmentedLagrangian.Parameters, PrimalDual> {
    private static final double UNBOUNDED = -1e12;
    private static final double LEAST_STEP = 1e-16;

    /** Parameters. */
    public record Parameters(
            @Param(value = "penalty mu at the start; grows 1.5-fold", byDefault = "1", min = 0, aboveMin = true)
                    double mu,
            @Param(
                            value = "accuracy of the first minimisation; falls 10-fold",
                            byDefault = "0.1",
                            min = 0,
                            aboveMin = true)
                    double tau,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0, aboveMin = true, max = 0.5) double beta,
            @Param(value = "most Newton steps of a minimisation", byDefault = "100", min = 1) int innerLimit,
            @Param(value = "most cycles of GMRES(2)", byDefault = "100000", min = 1) long cap,
            @Param(value = Texts.TOLERANCE, byDefault = "1e-4", min = 0) double tolerance) {}

    @Override
    public PrimalDual solve(EqualityProblem problem, Parameters parameters, Trial<PrimalDual> trial) {
        int n = problem.model().variables();
        if (n > Eigenvalues.LARGEST) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "augmented-lagrangian takes the eigenvalues of dense Hessians; this program has " + n
                            + " variables, expected at most " + Eigenvalues.LARGEST,
                    "Leave the algorithm out, or take a smaller program.");
        }
        return new Run(problem, parameters, trial).run();
    }

    private static final class Run {
        private final NlpModel model;
        private final Parameters parameters;
        private final Trial<PrimalDual> trial;
        private final RestartedGmres gmres;
        private Evaluation at;
        private double mu;

        Run(EqualityProblem problem, Parameters parameters, Trial<PrimalDual> trial) {
            model = problem.model();
            this.parameters = parameters;
            this.trial = trial;
            mu = parameters.mu;
            gmres = new RestartedGmres(model.variables());
            at = Evaluation.of(
                    model, problem.start().clone(), problem.multipliers().clone());
        }

        PrimalDual run() {
            double tau = parameters.tau;
            while (trial.proceed(new PrimalDual(at.x(), at.multipliers())) && at.residual() > parameters.tolerance) {
                if (!minimise(tau)) {
                    break;
                }
                double[] multipliers = at.multipliers().clone();
                Dense.axpy(mu, at.c(), 0, multipliers, 0, multipliers.length);
                at = Evaluation.of(model, at.x(), multipliers);
                mu *= 1.5;
                tau *= 0.1;
            }
            return new PrimalDual(at.x(), at.multipliers());
        }

        /** Moves x until the gradient is at most tau; false where that fails. */
        private boolean minimise(double tau) {
            for (int k = 0; ; k++) {
                double[] gradient = gradient(at);
                if (Math.sqrt(Dense.dot(gradient, gradient)) <= tau) {
                    return true;
                }
                if (at.objective() < UNBOUNDED) {
                    trial.record(Outcomes.UNBOUNDED, at.objective());
                    return false;
                }
                if (k == parameters.innerLimit) {
                    trial.record(Outcomes.INNER_FAILED, k);
                    return false;
                }
                trial.count("newton-steps", 1);
                trial.count("gradient-evaluations", 2);
                double[] direction = direction(gradient);
                Evaluation next = direction == null ? null : search(direction, Dense.dot(gradient, direction));
                if (next == null) {
                    trial.record(Outcomes.LINE_SEARCH_FAILED, 0);
                    return false;
                }
                at = next;
            }
        }

        private double[] gradient(Evaluation point) {
            double[] gradient = point.lagrangian().clone();
            for (int i = 0; i < point.c().length; i++) {
                point.jacobian().addRow(i, mu * point.c()[i], gradient);
            }
            return gradient;
        }

        private double value(Evaluation point) {
            return point.objective()
                    + Dense.dot(point.multipliers(), point.c())
                    + mu / 2 * Dense.dot(point.c(), point.c());
        }

        private double[] direction(double[] gradient) {
            int n = gradient.length;
            double[] multipliers = at.multipliers().clone();
            Dense.axpy(mu, at.c(), 0, multipliers, 0, multipliers.length);
            double[] h = model.hessian(at.x(), multipliers).dense();
            SparseMatrix g = at.jacobian();
            for (int i = 0; i < g.rows(); i++) {
                for (int p = g.offsets()[i]; p < g.offsets()[i + 1]; p++) {
                    for (int q = g.offsets()[i]; q < g.offsets()[i + 1]; q++) {
                        h[g.indices()[p] * n + g.indices()[q]] += mu * g.values()[p] * g.values()[q];
                    }
                }
            }
            double least = Eigenvalues.smallest(new DMatrixRMaj(n, n, true, h));
            if (Double.isNaN(least)) {
                return null;
            }
            double[] right = new double[n];
            for (int i = 0; i < n; i++) {
                h[i * n + i] += 1 - least;
                right[i] = -gradient[i];
            }
            return iterate(NewtonSystem.of(n, SparseMatrix.full(n, n, h), right));
        }

        private double[] iterate(NewtonSystem system) {
            double[] z = new double[system.size()];
            double[] residual = new double[z.length];
            double goal = 1e-4 * Math.sqrt(Dense.dot(system.right(), system.right()));
            long cycles = 0;
            while (cycles < parameters.cap && system.residual(z, residual) > goal) {
                gmres.cycle(system::multiply, system.right(), z);
                cycles++;
            }
            trial.count("inner-steps", cycles);
            trial.count("multiplications", 4 * cycles * system.entries());
            return z;
        }

        private Evaluation search(double[] direction, double slope) {
            double[] z = Arrays.copyOf(direction, direction.length + at.c().length);
            double value = value(at);
            for (double step = 1; step >= LEAST_STEP; step /= 2) {
                Evaluation next = at.moved(model, step, z);
                trial.count("evaluations", 2);
                if (value(next) <= value + step * parameters.beta * slope) {
                    trial.record(Outcomes.STEP, step);
                    return next;
                }
            }
            return null;
        }
    }
}
