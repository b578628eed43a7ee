package org.reprise.vrhalpern.algorithm;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.reprise.vrhalpern.problem.FiniteSum;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Problems;
import org.reprise.vrhalpern.problem.Resolvent;

/** The resolvent of an affine operator by a dense factorisation; a solve is charged as one epoch. */
final class ExactInnerSolver implements InnerSolver {
    private static final int MAX_DIMENSION = 2000;

    private final Oracle oracle;
    private final double eta;
    private final double[] constant;
    private final DecompositionSolver solver;

    /** Refuses operators that are not affine, constraints and more than 2000 dimensions. */
    ExactInnerSolver(Oracle oracle, double eta) {
        this.oracle = oracle;
        this.eta = eta;
        MonotoneInclusion problem = oracle.problem();
        FiniteSum operator = problem.operator();
        int dimension = operator.dimension();
        if (!operator.affine() || problem.resolvent() != Resolvent.IDENTITY || dimension > MAX_DIMENSION) {
            throw Problems.value(
                    "inner = exact needs an affine operator of at most " + MAX_DIMENSION
                            + " dimensions without constraints; this problem is "
                            + (operator.affine() ? "affine" : "not affine") + ", of " + dimension + " dimensions"
                            + (problem.resolvent() == Resolvent.IDENTITY ? "" : ", with constraints"),
                    "Use vr-forb or vr-extragradient.");
        }
        FiniteSum.Evaluator evaluator = operator.evaluator(1);
        constant = new double[dimension];
        double[] u = new double[dimension];
        double[] f = new double[dimension];
        evaluator.full(u, constant);
        RealMatrix matrix = MatrixUtils.createRealMatrix(dimension, dimension);
        for (int j = 0; j < dimension; j++) {
            u[j] = 1;
            evaluator.full(u, f);
            u[j] = 0;
            for (int i = 0; i < dimension; i++) {
                matrix.setEntry(i, j, eta * (f[i] - constant[i]) + (i == j ? 1 : 0));
            }
        }
        solver = new LUDecomposition(matrix).getSolver();
    }

    @Override
    public boolean solve(double[] u, long length, double accuracy, double[] out) {
        int n = oracle.problem().components();
        if (!oracle.afford(n)) {
            return false;
        }
        oracle.charge(n);
        double[] right = new double[u.length];
        Vectors.forward(u, eta, constant, right);
        Vectors.copy(solver.solve(new ArrayRealVector(right, false)).toArray(), out);
        return true;
    }
}
