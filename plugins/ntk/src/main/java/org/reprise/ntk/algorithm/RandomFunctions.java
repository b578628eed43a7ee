package org.reprise.ntk.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/**
 * A sum of random functions, {@code f = P^-1/2 sum theta_p f^(p)}: its tangent kernel {@code 1/P sum f^(p) (x) f^(p)} does not
 * change, and tends to the functions' covariance.
 */
@Extension
@AlgorithmSpec(
        id = "random-functions",
        title = "Random functions",
        description =
                "A linear model of P functions drawn from the law of a network of infinite width, or of another kernel,"
                        + " trained in closed form.",
        reference = "Jacot, Gabriel and Hongler 2018, Section 3.1")
public final class RandomFunctions implements Algorithm<TangentProblem, RandomFunctions.Parameters, Ensemble> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "number P of functions", byDefault = "1000", min = 1, max = 1000000) int functions,
            @Param(value = "covariance of the functions", byDefault = "ntk") KernelKind kernel) {}

    @Override
    public Ensemble solve(TangentProblem problem, Parameters parameters, Trial<Ensemble> trial) {
        int n = problem.train().count();
        int inner = n + problem.test().count();
        int p = parameters.functions;
        Rows all = problem.train().and(problem.test()).and(problem.probes());
        double width = KernelKind.medianDistance(problem.train());
        GaussianProcess law = new GaussianProcess(parameters.kernel.between(problem.architecture(), all, all, width));
        List<FlowRun.Path> paths = new ArrayList<>();
        List<double[]> kernels = new ArrayList<>();
        for (int r = 0; r < problem.replicas(); r++) {
            RandomGenerator random = trial.random("replica-" + r);
            DMatrixRMaj functions = law.draw(p, random);
            DMatrixRMaj kernel = new DMatrixRMaj(all.count(), all.count());
            CommonOps_DDRM.multTransB(1.0 / p, functions, functions, kernel);
            DMatrixRMaj theta = new DMatrixRMaj(p, problem.outputs());
            Arrays.setAll(theta.data, i -> random.nextGaussian() / Math.sqrt(p));
            DMatrixRMaj outputs = new DMatrixRMaj(all.count(), problem.outputs());
            CommonOps_DDRM.mult(functions, theta, outputs);
            double[] inside = Arrays.copyOf(outputs.data, n * problem.outputs());
            double[] outside = Arrays.copyOfRange(outputs.data, n * problem.outputs(), inner * problem.outputs());
            paths.add(EmpiricalFlow.path(problem, block(kernel, 0, inner), inside, outside));
            if (problem.probes().count() > 0) {
                kernels.add(block(kernel, inner, all.count()));
            }
        }
        return FlowRun.run(problem, paths, kernels.toArray(double[][]::new), trial);
    }

    private static double[] block(DMatrixRMaj matrix, int from, int to) {
        DMatrixRMaj block = new DMatrixRMaj(to - from, to - from);
        CommonOps_DDRM.extract(matrix, from, to, from, to, block, 0, 0);
        return block.data;
    }
}
