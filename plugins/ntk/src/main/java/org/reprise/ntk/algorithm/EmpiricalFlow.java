package org.reprise.ntk.algorithm;

import org.ejml.data.DMatrixRMaj;
import org.reprise.ntk.problem.KernelFlow;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Problems;
import org.reprise.ntk.problem.TangentProblem;

/** The flow of a kernel that is given on training and test examples together. */
final class EmpiricalFlow {
    private EmpiricalFlow() {}

    /**
     * Outputs over time.
     *
     * @param whole kernel on the training examples, then the test examples, (N + M) by (N + M)
     * @param inside outputs at time 0 on the training examples
     * @param outside and on the test examples
     */
    static FlowRun.Path path(TangentProblem problem, double[] whole, double[] inside, double[] outside) {
        if (problem.loss() != Loss.SQUARED) {
            throw Problems.value(
                    "loss = cross-entropy with a linear model; expected squared",
                    "Set loss=squared, or take kernel-flow or network.");
        }
        int n = problem.train().count();
        int m = problem.test().count();
        DMatrixRMaj gram = new DMatrixRMaj(n, n);
        DMatrixRMaj cross = new DMatrixRMaj(m, n);
        for (int i = 0; i < n + m; i++) {
            System.arraycopy(whole, i * (n + m), i < n ? gram.data : cross.data, (i < n ? i : i - n) * n, n);
        }
        return new SquaredPath(KernelFlow.of(gram, cross).from(inside, outside, problem.targetsFrom(inside)));
    }
}
