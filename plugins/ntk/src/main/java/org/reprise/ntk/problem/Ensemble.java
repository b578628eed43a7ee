package org.reprise.ntk.problem;

/**
 * What independent networks (or their limit) compute at a time.
 *
 * @param time learning rate times steps; infinite for the solution of a regression
 * @param train outputs on the training examples, N by k, for each replica
 * @param test outputs on the test examples, M by k, for each replica
 * @param kernel tangent kernel of the first output on the probes, P by P, for each replica; one for all where it is
 *     deterministic; empty where there is none
 * @param moved mean absolute change of the hidden activations on the probes since time 0, for each replica; empty where
 *     there are none
 * @param start the same at time 0; null at time 0
 */
public record Ensemble(
        double time, double[][] train, double[][] test, double[][] kernel, double[] moved, Ensemble start) {
    /** Number of replicas. */
    public int replicas() {
        return train.length;
    }

    /** The ensemble at time 0. */
    public Ensemble beginning() {
        return start == null ? this : start;
    }

    /** The kernel of a replica. */
    public double[] kernelOf(int replica) {
        return kernel.length == 1 ? kernel[0] : kernel[replica];
    }

    /** Whether all outputs of a replica are finite. */
    public boolean finite(int replica) {
        double sum = 0;
        for (double value : train[replica]) {
            sum += value;
        }
        for (double value : test[replica]) {
            sum += value;
        }
        return Double.isFinite(sum);
    }
}
