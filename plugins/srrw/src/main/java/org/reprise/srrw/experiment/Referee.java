package org.reprise.srrw.experiment;

import org.reprise.spi.Measurements;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** What all experiments measure of the replicas. */
final class Referee {
    static final String MSE = "mse";
    static final String MSE_TEXT = "mean of ||theta_n - theta*||^2 over the replicas that stayed finite";
    static final String VISIT_ERROR = "visit-error";
    static final String VISIT_ERROR_TEXT = "mean of ||x_n - law||^2, law of the base chain";
    static final String TVD = "tvd";
    static final String TVD_TEXT = "mean total variation distance of x_n from the base chain's law";
    static final String LOST = "lost";
    static final String LOST_TEXT = "replicas whose theta is not finite";
    static final String STEPS = "steps";
    static final String STEPS_TEXT = "steps n of each walk";

    private Referee() {}

    static void visits(TokenProblem problem, TokenState state, Measurements out) {
        double[] law = problem.chain().law();
        double square = 0;
        double absolute = 0;
        for (int k = 0; k < state.x().length; k++) {
            double difference = state.x()[k] - law[k % law.length];
            square += difference * difference;
            absolute += Math.abs(difference);
        }
        out.put(VISIT_ERROR, square / problem.replicas());
        out.put(TVD, absolute / 2 / problem.replicas());
        out.put(STEPS, state.steps());
    }

    static void parameters(TokenProblem problem, TokenState state, Measurements out) {
        double[] optimum = problem.optimum();
        int lost = 0;
        double sum = 0;
        for (int from = 0; from < state.theta().length; from += optimum.length) {
            double square = 0;
            for (int d = 0; d < optimum.length; d++) {
                double difference = state.theta()[from + d] - optimum[d];
                square += difference * difference;
            }
            if (Double.isFinite(square)) {
                sum += square;
            } else {
                lost++;
            }
        }
        out.put(MSE, sum / (problem.replicas() - lost));
        out.put(LOST, lost);
        visits(problem, state, out);
    }
}
