package org.reprise.ntk.algorithm;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Problems;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/**
 * Kernel ridge regression, one iterate: {@code f_0(*) + K_* (K + s^2)^-1 (Y - f_0 - noise)}. From zero it is the usual
 * estimate; from draws of the prior, with the kernel nngp, each replica is a draw of the posterior (Matheron's rule).
 */
@Extension
@AlgorithmSpec(
        id = "kernel-regression",
        title = "Kernel ridge regression",
        description =
                "Solves the regression outright: with the kernel nngp what a network learns whose last layer alone is"
                        + " trained, with rbf and linear what kernels without depth learn.",
        reference = "Lee et al. 2018, arXiv:1711.00165, for nngp; Schoelkopf and Smola 2002")
public final class KernelRegression implements Algorithm<TangentProblem, KernelRegression.Parameters, Ensemble> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "kernel", byDefault = "nngp") KernelKind kernel,
            @Param(
                            value = "variance s^2 of the noise, as a share of the kernel's mean diagonal",
                            byDefault = "1e-6",
                            min = 0)
                    double ridge,
            @Param(value = "outputs without data: a draw for each replica, or their mean", byDefault = "zero")
                    Start start) {}

    @Override
    public Ensemble solve(TangentProblem problem, Parameters parameters, Trial<Ensemble> trial) {
        if (problem.loss() != Loss.SQUARED) {
            throw Problems.value("loss = cross-entropy with kernel-regression; expected squared", "Set loss=squared.");
        }
        double width = KernelKind.medianDistance(problem.train());
        DMatrixRMaj gram = parameters.kernel.between(problem.architecture(), problem.train(), problem.train(), width);
        DMatrixRMaj cross = parameters.kernel.between(problem.architecture(), problem.test(), problem.train(), width);
        int n = problem.train().count();
        double noise = parameters.ridge * CommonOps_DDRM.trace(gram) / n;
        DMatrixRMaj regular = gram.copy();
        for (int i = 0; i < n; i++) {
            regular.add(i, i, noise);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        if (!solver.setA(regular)) {
            throw Problems.bad(
                    "The kernel of the " + n + " training examples is singular with ridge = " + parameters.ridge,
                    "Set a ridge of 1e-6, say.");
        }
        Start.Outputs start = parameters.start.of(problem, trial);
        int replicas = start.inside().length;
        double[][] inside = new double[replicas][];
        double[][] outside = new double[replicas][];
        for (int r = 0; r < replicas; r++) {
            RandomGenerator random = trial.random("noise-" + r);
            double[] difference = problem.targetsFrom(start.inside()[r]).clone();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= start.inside()[r][i];
                difference[i] -= parameters.start == Start.ZERO ? 0 : Math.sqrt(noise) * random.nextGaussian();
            }
            DMatrixRMaj weights = new DMatrixRMaj(n, problem.outputs());
            solver.solve(DMatrixRMaj.wrap(n, problem.outputs(), difference), weights);
            inside[r] = moved(gram, weights, start.inside()[r]);
            outside[r] = moved(cross, weights, start.outside()[r]);
        }
        double[][] kernel = problem.probes().count() == 0
                ? new double[0][]
                : new double[][] {
                    parameters.kernel.between(problem.architecture(), problem.probes(), problem.probes(), width).data
                };
        Ensemble solution = new Ensemble(Double.POSITIVE_INFINITY, inside, outside, kernel, new double[0], null);
        trial.proceed(solution);
        return solution;
    }

    private static double[] moved(DMatrixRMaj kernel, DMatrixRMaj weights, double[] start) {
        DMatrixRMaj result = new DMatrixRMaj(kernel.numRows, weights.numCols);
        CommonOps_DDRM.mult(kernel, weights, result);
        for (int i = 0; i < start.length; i++) {
            result.data[i] += start[i];
        }
        return result.data;
    }
}
