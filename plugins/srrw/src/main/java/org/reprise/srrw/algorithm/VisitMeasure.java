package org.reprise.srrw.algorithm;

import java.util.Arrays;
import org.reprise.spi.Checkpoints;
import org.reprise.srrw.problem.BaseChain;

/**
 * Visit measures of all replicas, unnormalised: x is a scale, the same for all replicas, times what is stored, so that
 * a step writes one entry. Beside each entry stands its weight {@code (x_j/mu_j)^-alpha} up to a common factor: a visit
 * costs one power and drawing from a row costs none.
 */
final class VisitMeasure {
    private final double alpha;
    private final double[] law;
    private final int nodes;
    private final double[] entries;
    private final double[] weights;

    /** @param initial x_0, length N, positive */
    VisitMeasure(BaseChain chain, double[] law, double alpha, double[] initial, int replicas) {
        this.alpha = alpha;
        this.law = law;
        nodes = chain.nodes();
        entries = new double[replicas * nodes];
        weights = new double[replicas * nodes];
        Arrays.fill(weights, 1);
        for (int r = 0; r < replicas; r++) {
            System.arraycopy(initial, 0, entries, r * nodes, nodes);
            rescale(r, 1);
        }
    }

    void save(Checkpoints.State state) {
        state.put("entries", entries);
    }

    /** The weights follow from the entries. */
    void restore(Checkpoints.Saved state) {
        state.copy("entries", entries);
        for (int at = 0; at < entries.length; at += nodes) {
            rescale(at / nodes, 1);
        }
    }

    /** Adds {@code amount} to the entry of a node. */
    void visit(int replica, int node, double amount) {
        int at = replica * nodes + node;
        entries[at] += amount;
        if (alpha != 0) {
            weights[at] = weight(at, node);
        }
    }

    /** Multiplies the entries of a replica and computes its weights afresh. */
    void rescale(int replica, double factor) {
        for (int j = 0, at = replica * nodes; j < nodes; j++, at++) {
            entries[at] *= factor;
            if (alpha != 0) {
                weights[at] = weight(at, j);
            }
        }
    }

    private double weight(int at, int node) {
        return Math.exp(-alpha * Math.log(entries[at] / law[node]));
    }

    /** Entries of all replicas, R by N. */
    double[] entries() {
        return entries;
    }

    /** Weights of all replicas, R by N; may be infinite or 0 where alpha is large. */
    double[] weights() {
        return weights;
    }

    /** Weight of one node over that of another, safe for any alpha. */
    double ratio(int replica, int node, int other) {
        int at = replica * nodes;
        double logs = Math.log(entries[at + node] / law[node]) - Math.log(entries[at + other] / law[other]);
        return Math.exp(-alpha * logs);
    }

    /** The measures, R by N, each of total 1. */
    double[] normalised() {
        double[] x = entries.clone();
        for (int from = 0; from < x.length; from += nodes) {
            double total = 0;
            for (int j = from; j < from + nodes; j++) {
                total += x[j];
            }
            for (int j = from; j < from + nodes; j++) {
                x[j] /= total;
            }
        }
        return x;
    }
}
