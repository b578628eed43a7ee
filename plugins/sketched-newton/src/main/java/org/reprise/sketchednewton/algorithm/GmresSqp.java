package org.reprise.sketchednewton.algorithm;

import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Trial;

/** One solve of inexact sequential quadratic programming with GMRES(2) and the l1 merit function. */
final class GmresSqp {
    /** Fraction of the slope that a step must gain. */
    private static final double ETA = 1e-8;

    private final NlpModel model;
    private final Directions directions;
    private final NewtonSettings settings;
    private final Trial<PrimalDual> trial;

    /** How a method stops GMRES and sets mu. */
    interface Directions {
        /** Called once, at the start. */
        void start(Evaluation at);

        /** Puts a direction into z and returns mu. */
        double direction(NewtonStage stage, Inner inner, double[] z);
    }

    /**
     * Parameters of both methods.
     *
     * @param xi xi_B
     * @param curvature smallest reduced eigenvalue that counts as positive
     * @param singular smallest eigenvalue of G G' that counts as full rank
     * @param tolerance KKT residual at which to stop
     */
    record NewtonSettings(double xi, double curvature, double singular, double tolerance) {}

    /** GMRES on one Newton system, with its residual K z - b after each cycle. */
    static final class Inner {
        final double[] residual;
        private final NewtonSystem system;
        private final RestartedGmres gmres;
        private final Trial<?> trial;
        private final long cap;
        private long cycles;

        Inner(NewtonSystem system, long cap, Trial<?> trial) {
            this.system = system;
            this.cap = cap;
            this.trial = trial;
            gmres = new RestartedGmres(system.size());
            residual = new double[system.size()];
            for (int i = 0; i < residual.length; i++) {
                residual[i] = -system.right()[i];
            }
        }

        /** One cycle; false where the cap is reached. */
        boolean cycle(double[] z) {
            if (cycles >= cap) {
                return false;
            }
            gmres.cycle(system::multiply, system.right(), z);
            system.residual(z, residual);
            cycles++;
            return true;
        }

        private void count() {
            trial.count("inner-steps", cycles);
            trial.count("multiplications", 4 * cycles * system.entries());
        }
    }

    GmresSqp(NlpModel model, Directions directions, NewtonSettings settings, Trial<PrimalDual> trial) {
        this.model = model;
        this.directions = directions;
        this.settings = settings;
        this.trial = trial;
    }

    PrimalDual run(EqualityProblem problem, long cap) {
        Evaluation at = Evaluation.of(
                model, problem.start().clone(), problem.multipliers().clone());
        count();
        directions.start(at);
        PrimalDual iterate = new PrimalDual(at.x(), at.multipliers());
        while (trial.proceed(iterate) && at.residual() > settings.tolerance) {
            NewtonStage stage = NewtonStage.of(model, at, settings.xi, settings.curvature, settings.singular);
            if (!stage.regular(trial)) {
                break;
            }
            double[] z = new double[stage.system().size()];
            Inner inner = new Inner(stage.system(), cap, trial);
            double mu = directions.direction(stage, inner, z);
            inner.count();
            trial.record("mu", mu);
            double derivative = ModelReduction.of(stage, z).derivative(mu);
            Evaluation next = ModelReduction.search(model, at, z, mu, derivative, ETA, trial);
            if (next == null) {
                break;
            }
            at = next;
            count();
            iterate = new PrimalDual(at.x(), at.multipliers());
        }
        return iterate;
    }

    private void count() {
        trial.count("evaluations", 2);
        trial.count("gradient-evaluations", 2);
    }

    /** Sum of absolute values over a range. */
    static double norm1(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }
}
