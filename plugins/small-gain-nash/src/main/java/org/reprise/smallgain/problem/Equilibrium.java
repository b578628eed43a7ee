package org.reprise.smallgain.problem;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.reprise.numerics.Dense;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.QuadraticGame;

/** Finds a point with F(x) = 0. */
public final class Equilibrium {
    private static final int ITERATIONS = 200;
    private static final double TARGET = 1e-24;
    private static final double ENOUGH = 1e-10;

    private Equilibrium() {}

    /**
     * By one linear solve where F is affine, otherwise by damped Newton steps from a start.
     *
     * @throws org.reprise.spi.RepriseException if {@code ||F||^2} stays at 1e-10 or more
     */
    public static double[] of(Game game, double[] start) {
        if (game instanceof QuadraticGame quadratic) {
            return quadratic.equilibrium();
        }
        int d = game.dimension();
        double[] x = start.clone();
        double[] field = new double[d];
        double[] trial = new double[d];
        Jacobians jacobians = new Jacobians(game);
        game.field(x, 0, 1, field);
        double square = Dense.dot(field, field);
        for (int k = 0; k < ITERATIONS && square > TARGET; k++) {
            DMatrixRMaj jacobian = new DMatrixRMaj(d, d);
            jacobians.at(x, 0, jacobian.data);
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(d);
            DMatrixRMaj step = new DMatrixRMaj(d, 1);
            if (!solver.setA(jacobian)) {
                break;
            }
            solver.solve(new DMatrixRMaj(d, 1, true, field.clone()), step);
            double damping = 1;
            double next = Double.POSITIVE_INFINITY;
            while (damping > 1e-10 && !(next < square)) {
                for (int l = 0; l < d; l++) {
                    trial[l] = x[l] - damping * step.data[l];
                }
                game.field(trial, 0, 1, field);
                next = Dense.dot(field, field);
                damping /= 2;
            }
            if (!(next < square)) {
                break;
            }
            System.arraycopy(trial, 0, x, 0, d);
            square = next;
        }
        if (!(square < ENOUGH)) {
            throw Problems.bad(
                    "No equilibrium was found: ||F||^2 is " + square + " after Newton steps; expected below " + ENOUGH,
                    "Start nearer to an equilibrium.");
        }
        return x;
    }
}
