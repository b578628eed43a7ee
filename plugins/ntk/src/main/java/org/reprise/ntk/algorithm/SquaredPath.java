package org.reprise.ntk.algorithm;

import org.reprise.ntk.problem.KernelFlow;

/**
 * The closed form for the squared error.
 *
 * @param path outputs over time
 */
record SquaredPath(KernelFlow.Path path) implements FlowRun.Path {
    @Override
    public double[] inside(double time) {
        return path.inside(time);
    }

    @Override
    public double[] outside(double time) {
        return path.outside(time);
    }
}
