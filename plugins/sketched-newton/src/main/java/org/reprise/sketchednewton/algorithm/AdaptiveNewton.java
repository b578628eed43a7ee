package org.reprise.sketchednewton.algorithm;

import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Trial;

/**
 * One solve of the adaptive method (Algorithm 1 of the paper): the Newton system is solved inexactly until the direction
 * descends on the exact augmented Lagrangian, whose penalties and the accuracy are tuned meanwhile; then Armijo's rule.
 */
final class AdaptiveNewton {
    private static final double LEAST_DELTA = 1e-6;
    private static final double LARGEST_ETA1 = 1e8;
    private static final double LEAST_ETA2 = 1e-8;
    private static final double LEAST_STEP = 1e-16;

    private final NlpModel model;
    private final Globalisation settings;
    private final InnerSolver solver;
    private final long cap;
    private final ThetaSchedule theta;
    private final Trial<PrimalDual> trial;
    private double eta1;
    private double eta2;
    private double delta;
    private long capped;

    AdaptiveNewton(
            EqualityProblem problem,
            Globalisation settings,
            InnerSolver solver,
            long cap,
            ThetaSchedule theta,
            Trial<PrimalDual> trial) {
        model = problem.model();
        this.settings = settings;
        this.solver = solver;
        this.cap = cap;
        this.theta = theta;
        this.trial = trial;
        eta1 = settings.eta1();
        eta2 = settings.eta2();
        delta = settings.delta();
    }

    PrimalDual run(double[] start, double[] multipliers) {
        Evaluation at = Evaluation.of(model, start.clone(), multipliers.clone());
        count(1);
        double goal = settings.tolerance() * (settings.relative() ? at.residual() : 1);
        PrimalDual iterate = new PrimalDual(at.x(), at.multipliers());
        for (int k = 0; trial.proceed(iterate) && at.residual() > goal; k++) {
            NewtonStage stage = NewtonStage.of(model, at, settings.xi(), settings.curvature(), settings.singular());
            Evaluation next = stage.regular(trial) ? step(stage, k) : null;
            if (next == null) {
                break;
            }
            at = next;
            iterate = new PrimalDual(at.x(), at.multipliers());
        }
        return iterate;
    }

    /** The next point; null where there is none. */
    private Evaluation step(NewtonStage stage, int k) {
        double[] z = new double[stage.system().size()];
        double slope = direction(stage, k, z);
        if (Double.isNaN(slope)) {
            trial.record(Outcomes.NO_FACTOR, 1);
            return null;
        }
        Evaluation next = search(stage.at(), z, slope);
        count(1);
        trial.record("eta1", eta1);
        trial.record("eta2", eta2);
        trial.record("delta", delta);
        trial.record("capped", capped);
        return next;
    }

    /** Solves until z descends; returns the slope of the merit function along it, NaN where the solver failed. */
    private double direction(NewtonStage stage, int k, double[] z) {
        NewtonSystem system = stage.system();
        double upsilon = stage.upsilon();
        double psi = stage.psi(settings.xi());
        double square = Dense.dot(system.right(), system.right());
        double scale = system.matrix().norm() * psi;
        tighten(delta, upsilon, psi);
        while (true) {
            double tolerance = theta.at(k) * delta * Math.sqrt(square) / scale;
            InnerSolver.Outcome outcome = solver.improve(system, z, tolerance, cap);
            trial.count("inner-steps", outcome.steps());
            trial.count("multiplications", outcome.work());
            if (Double.isNaN(outcome.residual())) {
                return Double.NaN;
            }
            capped += outcome.residual() > tolerance ? 1 : 0;
            double slope = Dense.dot(new ExactAugmentedLagrangian(eta1, eta2).gradient(stage.at(), stage.hessian()), z);
            if (eta1 > LARGEST_ETA1 || eta2 < LEAST_ETA2 || slope <= -eta2 / 2 * square) {
                trial.record("inner-residual", outcome.residual() / Math.sqrt(square));
                return slope;
            }
            double nu = settings.nu();
            eta1 *= nu * nu;
            eta2 /= nu;
            tighten(delta / (nu * nu * nu * nu), upsilon, psi);
        }
    }

    private void tighten(double most, double upsilon, double psi) {
        delta = Math.max(Math.min(most, settings.accuracy(eta1, eta2, upsilon, psi)), LEAST_DELTA);
    }

    private Evaluation search(Evaluation at, double[] z, double slope) {
        ExactAugmentedLagrangian merit = new ExactAugmentedLagrangian(eta1, eta2);
        double value = merit.value(at);
        double step = 1;
        while (step >= LEAST_STEP) {
            Evaluation next = at.moved(model, step, z);
            count(1);
            // NaN, too, is not below.
            if (merit.value(next) <= value + step * settings.beta() * slope) {
                trial.record(Outcomes.STEP, step);
                return next;
            }
            step /= 2;
        }
        trial.record(Outcomes.LINE_SEARCH_FAILED, step);
        return null;
    }

    /** As the authors' code counts: f and c, and their derivatives, at a point. */
    private void count(int points) {
        trial.count("evaluations", 2L * points);
        trial.count("gradient-evaluations", 2L * points);
    }
}
