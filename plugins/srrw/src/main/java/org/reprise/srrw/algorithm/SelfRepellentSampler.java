package org.reprise.srrw.algorithm;

import java.util.random.RandomGenerator;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.SelfRepellentKernel;

/** Draws from row i of K[x], the SRRW kernel: the weights of the neighbours and of node i itself. */
final class SelfRepellentSampler implements Sampler {
    /** Outside these a sum of weights may have lost terms, and the row is formed in the log domain. */
    private static final double SMALLEST = 1e-250;

    private static final double LARGEST = 1e250;

    private final BaseChain chain;
    private final VisitMeasure measure;
    private final double alpha;

    SelfRepellentSampler(BaseChain chain, VisitMeasure measure, double alpha) {
        this.chain = chain;
        this.measure = measure;
        this.alpha = alpha;
    }

    @Override
    public int next(int replica, int node, RandomGenerator random) {
        int[] columns = chain.columns();
        double[] p = chain.p();
        double[] weights = measure.weights();
        int at = replica * chain.nodes();
        int first = chain.offsets()[node];
        int last = chain.offsets()[node + 1] - 1;
        double total = 0;
        for (int e = first; e <= last; e++) {
            total += p[e] * weights[at + columns[e]];
        }
        double u = random.nextDouble();
        if (!(total > SMALLEST && total < LARGEST)) {
            return logarithmic(at, node, u);
        }
        double rest = u * total;
        double sum = 0;
        for (int e = first; e < last; e++) {
            sum += p[e] * weights[at + columns[e]];
            if (sum > rest) {
                return columns[e];
            }
        }
        return columns[last];
    }

    private int logarithmic(int at, int node, double u) {
        int first = chain.offsets()[node];
        int count = chain.offsets()[node + 1] - first;
        double[] row = new double[count];
        double rest = u * SelfRepellentKernel.row(chain, alpha, measure.entries(), at, node, row);
        double sum = 0;
        for (int k = 0; k < count - 1; k++) {
            sum += row[k];
            if (sum > rest) {
                return chain.columns()[first + k];
            }
        }
        return chain.columns()[first + count - 1];
    }

    @Override
    public int queries(int node) {
        return chain.graph().degree(node);
    }
}
