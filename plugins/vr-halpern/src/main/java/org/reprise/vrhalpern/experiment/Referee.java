package org.reprise.vrhalpern.experiment;

import org.reprise.spi.Measurements;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Residual;

/** What all experiments measure of an iterate. */
final class Referee {
    static final String RESIDUAL = "residual";
    static final String RESIDUAL_TEXT = "natural residual ||u - J_G(u - F(u))||, without constraints ||F(u)||";
    static final String TANGENT = "tangent-residual";
    static final String TANGENT_TEXT = "||F(u) + g||, g in G(u) from the last resolvent";
    static final String SCALED = "scaled-residual";
    static final String DISTANCE = "distance";
    static final String DISTANCE_TEXT = "||u - u*||";

    private Referee() {}

    /** Puts the residual and returns F(u). */
    static double[] residual(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        double[] f = value(problem, iterate);
        out.put(RESIDUAL, Residual.natural(problem.resolvent(), iterate.u(), f));
        return f;
    }

    private static double[] value(MonotoneInclusion problem, Iterate iterate) {
        double[] f = new double[iterate.u().length];
        problem.operator().evaluator(1).full(iterate.u(), f);
        return f;
    }

    /** For a problem with a known solution: the residual, its scaled value and the distance. */
    static void known(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        double residual = Residual.natural(problem.resolvent(), iterate.u(), value(problem, iterate));
        out.put(SCALED, residual / (problem.scale() * problem.distance()));
        out.put(RESIDUAL, residual);
        out.put(DISTANCE, Residual.distance(iterate.u(), problem.solution()));
    }

    /** The tangent residual, where the method gives one. */
    static void tangent(Iterate iterate, double[] f, Measurements out) {
        if (iterate.before() != null) {
            out.put(TANGENT, Residual.tangent(iterate, f));
        }
    }
}
