package org.reprise.ntk.problem;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.reprise.numerics.RandomStreams;

/** Limiting kernels of a problem's examples and what follows from them; each part is computed when first asked for. */
public final class Theory {
    private final Architecture architecture;
    private final Rows train;
    private final Rows test;
    private LimitKernel inside;
    private LimitKernel across;
    private LimitKernel outside;
    private KernelFlow flow;
    private PrincipalComponents components;

    /** Theory of an architecture on training and test examples. */
    public Theory(Architecture architecture, Rows train, Rows test) {
        this.architecture = architecture;
        this.train = train;
        this.test = test;
    }

    /**
     * Law of a network of infinite width on the test examples: independent outputs, each normal.
     *
     * @param mean M by k
     * @param deviation standard deviation of each output, length M
     */
    public record Law(double[] mean, double[] deviation) {}

    /** Kernels on the training examples. */
    public synchronized LimitKernel inside() {
        if (inside == null) {
            inside = LimitKernel.of(architecture, train);
        }
        return inside;
    }

    /** Kernels between test and training examples. */
    public synchronized LimitKernel across() {
        if (across == null) {
            across = LimitKernel.between(architecture, test, train);
        }
        return across;
    }

    /** Kernels on the test examples. */
    public synchronized LimitKernel outside() {
        if (outside == null) {
            outside = LimitKernel.of(architecture, test);
        }
        return outside;
    }

    /** Gradient flow of the tangent kernel. */
    public synchronized KernelFlow flow() {
        if (flow == null) {
            flow = KernelFlow.of(inside().tangent(), across().tangent());
        }
        return flow;
    }

    /** Leading principal components of the tangent kernel on the training examples. */
    public synchronized PrincipalComponents components(int count) {
        if (components == null || components.eigenvalues().length < count) {
            components = PrincipalComponents.of(inside().tangent(), count, RandomStreams.of(0, "components"));
        }
        return components;
    }

    /** Largest eigenvalue of Theta/N: gradient descent is stable for rates below 2 over it. */
    double largestEigenvalue(RandomGenerator random) {
        return PrincipalComponents.of(inside().tangent(), 1, random).eigenvalues()[0];
    }

    /**
     * The law at a time of training from f_0 ~ GP(0, Sigma): {@code mean M_t Y} and
     * {@code Sigma_** + M_t Sigma M_t^T - M_t Sigma_*^T - Sigma_* M_t^T}.
     *
     * @param targets N by k
     */
    public Law law(double[] targets, double time) {
        DMatrixRMaj m = flow().smoother(time);
        int outputs = targets.length / train.count();
        DMatrixRMaj mean = new DMatrixRMaj(test.count(), outputs);
        CommonOps_DDRM.mult(m, DMatrixRMaj.wrap(train.count(), outputs, targets), mean);
        DMatrixRMaj spread = new DMatrixRMaj(test.count(), train.count());
        CommonOps_DDRM.mult(m, inside().covariance(), spread);
        double[] deviation = new double[test.count()];
        int n = train.count();
        for (int i = 0; i < deviation.length; i++) {
            double variance = outside().covariance().get(i, i);
            for (int j = 0; j < n; j++) {
                double weight = m.data[i * n + j];
                variance += weight * (spread.data[i * n + j] - 2 * across().covariance().data[i * n + j]);
            }
            deviation[i] = Math.sqrt(Math.max(0, variance));
        }
        return new Law(mean.data, deviation);
    }
}
