package org.reprise.sketchednewton.algorithm;

import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.Trial;

/**
 * What one outer iteration of every method needs of the point where it stands: the constraints' conditioning, the
 * Hessian and the Newton system with the modified Hessian B = H + t I.
 *
 * @param at the point
 * @param hessian H, Hessian of the Lagrangian
 * @param floor smallest eigenvalue of G G', or a lower bound on it
 * @param system Newton system; null where {@code floor} is below the threshold
 * @param shiftedNorm Frobenius norm of B
 */
record NewtonStage(Evaluation at, SparseMatrix hessian, double floor, NewtonSystem system, double shiftedNorm) {
    /**
     * @param xi xi_B: added beside the norm of H where H is not positive on the null space
     * @param curvature smallest eigenvalue there that counts as positive
     * @param singular smallest eigenvalue of G G' that counts as full rank
     */
    static NewtonStage of(NlpModel model, Evaluation at, double xi, double curvature, double singular) {
        SparseMatrix hessian = model.hessian(at.x(), at.multipliers());
        double floor = model.jacobianFloor(at.x());
        if (Double.isNaN(floor)) {
            floor = Eigenvalues.ofGram(at.jacobian());
        }
        // A Jacobian that is not finite has no eigenvalue: singular as well.
        if (!(floor >= singular)) {
            return new NewtonStage(at, hessian, floor, null, Double.NaN);
        }
        double reduced = Double.POSITIVE_INFINITY;
        if (at.c().length < at.x().length) {
            reduced = model.curvatureFloor(at.x(), at.multipliers());
            if (Double.isNaN(reduced)) {
                reduced = Eigenvalues.reduced(hessian, at.jacobian());
            }
        }
        double shift = reduced >= curvature ? 0 : xi + hessian.norm();
        NewtonSystem system = NewtonSystem.of(hessian, shift, at.jacobian(), at.right());
        double norm = hessian.norm();
        double trace = 0;
        for (int i = 0; i < hessian.rows(); i++) {
            for (int k = hessian.offsets()[i]; k < hessian.offsets()[i + 1]; k++) {
                trace += hessian.indices()[k] == i ? hessian.values()[k] : 0;
            }
        }
        double shifted = Math.sqrt(Math.max(0, norm * norm + 2 * shift * trace + hessian.rows() * shift * shift));
        return new NewtonStage(at, hessian, floor, system, shifted);
    }

    /** Whether the Jacobian has full rank; records {@code singular} where it has not. */
    boolean regular(Trial<?> trial) {
        if (system == null) {
            trial.record(Outcomes.SINGULAR, floor);
        }
        return system != null;
    }

    /** Psi, which stands for a bound on the norm of K's inverse. */
    double psi(double xi) {
        return 20 * Math.max(shiftedNorm * shiftedNorm, 1) / (Math.min(floor, 1) * Math.min(xi, 1));
    }

    /** Upsilon = max(||G||, ||H||, 1). */
    double upsilon() {
        return Math.max(1, Math.max(at.jacobian().norm(), hessian.norm()));
    }
}
