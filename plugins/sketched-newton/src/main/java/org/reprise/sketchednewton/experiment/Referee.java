package org.reprise.sketchednewton.experiment;

import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Measurements;

/** What all experiments measure. */
final class Referee {
    static final String KKT = "kkt";
    static final String KKT_TEXT = "KKT residual: norm of the Lagrangian's gradient and the constraints together";
    static final String OBJECTIVE = "objective";
    static final String OBJECTIVE_TEXT = "f";
    static final String INFEASIBILITY = "infeasibility";
    static final String INFEASIBILITY_TEXT = "norm of the constraints";

    private Referee() {}

    static void measure(EqualityProblem problem, PrimalDual at, Measurements out) {
        double[] gradient = new double[at.x().length];
        double f = problem.model().objective(at.x(), gradient);
        double[] c = new double[at.multipliers().length];
        problem.model().constraints(at.x(), c);
        problem.model().jacobian(at.x()).addTransposed(at.multipliers(), gradient);
        double square = Dense.dot(c, c);
        out.put(KKT, Math.sqrt(Dense.dot(gradient, gradient) + square));
        out.put(OBJECTIVE, f);
        out.put(INFEASIBILITY, Math.sqrt(square));
    }
}
