package org.reprise.ef21w.experiment;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.LinearClients;
import org.reprise.numerics.Dense;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.optimization.problem.Spectrum;

/** Problems with {@code f_i(x) = (1/m)||A_i x - b_i||^2 + lambda sum_j x_j^2/(1 + x_j^2)}, m rows a client. */
final class LeastSquares {
    private LeastSquares() {}

    /** Equal blocks of rows; the lower bound of f is the least value of the squares, exact where lambda = 0. */
    static DistributedProblem problem(Examples examples, int clients, double lambda, double[] start) {
        LinearModel model = new LinearModel(examples, Loss.SQUARED, 2, Penalty.bounded(lambda));
        int rows = examples.rows() / clients;
        int[] starts = new int[clients + 1];
        Arrays.setAll(starts, i -> i * rows);
        double mu = lambda > 0 ? 0 : curvature(examples);
        return DistributedProblem.of(new LinearClients(model, starts), start, leastSquares(examples), mu);
    }

    /** {@code lambda_min((2/N) A'A)}, 0 if it is not clearly positive. */
    private static double curvature(Examples e) {
        double[] eigenvalues =
                Spectrum.eigenvalues(Spectrum.gram(e.features(), null, 0, e.rows(), e.columns()), e.columns());
        double least = eigenvalues[0];
        boolean positive = least > 1e-10 * eigenvalues[eigenvalues.length - 1];
        return positive ? 2 * least / e.rows() : 0;
    }

    /** min (1/N)||A x - b||^2, by a QR decomposition with pivots; rounded down. */
    private static double leastSquares(Examples e) {
        if (e.rows() < e.columns()) {
            return 0;
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
        DMatrixRMaj a = DMatrixRMaj.wrap(e.rows(), e.columns(), e.features().clone());
        if (!solver.setA(a)) {
            return 0;
        }
        DMatrixRMaj x = new DMatrixRMaj(e.columns(), 1);
        solver.solve(DMatrixRMaj.wrap(e.rows(), 1, e.targets().clone()), x);
        double sum = 0;
        for (int i = 0; i < e.rows(); i++) {
            double r = Dense.dot(e.features(), e.start(i), x.data, 0, e.columns()) - e.targets()[i];
            sum += r * r;
        }
        return sum / e.rows();
    }
}
