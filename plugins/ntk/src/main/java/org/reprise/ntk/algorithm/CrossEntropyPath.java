package org.reprise.ntk.algorithm;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.reprise.ntk.problem.Problems;

/**
 * The flow of the cross-entropy, {@code df/dt = -Theta (softmax(f) - Y)/N}: integrated for the weights alpha of
 * {@code f = f_0 + Theta alpha} by the method of Dormand and Prince of orders 5 and 4. Times are asked for in rising order.
 */
final class CrossEntropyPath implements FlowRun.Path {
    private static final double TOLERANCE = 1e-8;

    private final DMatrixRMaj gram;
    private final DMatrixRMaj cross;
    private final double[] start;
    private final double[] startOutside;
    private final double[] targets;
    private final int outputs;
    private double time;
    private double[] alpha;

    CrossEntropyPath(
            DMatrixRMaj gram, DMatrixRMaj cross, double[] start, double[] startOutside, double[] targets, int outputs) {
        this.gram = gram;
        this.cross = cross;
        this.start = start;
        this.startOutside = startOutside;
        this.targets = targets;
        this.outputs = outputs;
        alpha = new double[targets.length];
    }

    @Override
    public double[] inside(double at) {
        advance(at);
        return sum(gram, start, alpha);
    }

    @Override
    public double[] outside(double at) {
        advance(at);
        return sum(cross, startOutside, alpha);
    }

    private void advance(double to) {
        if (Double.isInfinite(to)) {
            throw Problems.value(
                    "The cross-entropy is asked for at infinite time, where it has no minimiser",
                    "Set limit=false in the configuration.");
        }
        if (to < time) {
            time = 0;
            alpha = new double[alpha.length];
        }
        if (to > time) {
            DormandPrince54Integrator integrator =
                    new DormandPrince54Integrator(1e-12, to - time, TOLERANCE, TOLERANCE);
            alpha = integrator
                    .integrate(new Slope(), new ODEState(time, alpha), to)
                    .getPrimaryState();
            time = to;
        }
    }

    private double[] sum(DMatrixRMaj matrix, double[] from, double[] weights) {
        DMatrixRMaj result = new DMatrixRMaj(matrix.numRows, outputs);
        CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(gram.numRows, outputs, weights), result);
        for (int i = 0; i < from.length; i++) {
            result.data[i] += from[i];
        }
        return result.data;
    }

    /** Derivative of the weights. */
    private final class Slope implements OrdinaryDifferentialEquation {
        @Override
        public int getDimension() {
            return targets.length;
        }

        @Override
        public double[] computeDerivatives(double t, double[] weights) {
            double[] f = sum(gram, start, weights);
            for (int row = 0; row < f.length; row += outputs) {
                double largest = Double.NEGATIVE_INFINITY;
                for (int o = 0; o < outputs; o++) {
                    largest = Math.max(largest, f[row + o]);
                }
                double total = 0;
                for (int o = 0; o < outputs; o++) {
                    f[row + o] = Math.exp(f[row + o] - largest);
                    total += f[row + o];
                }
                for (int o = 0; o < outputs; o++) {
                    f[row + o] = (targets[row + o] - f[row + o] / total) / gram.numRows;
                }
            }
            return f;
        }
    }
}
