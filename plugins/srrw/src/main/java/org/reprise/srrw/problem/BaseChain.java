package org.reprise.srrw.problem;

import java.util.Arrays;

/**
 * Reversible Markov chain on the edges and self loops of a graph. The arrays are not to be written.
 *
 * @param graph the graph of N nodes
 * @param offsets where the rows of P begin, length N + 1
 * @param columns columns of the positive entries of P, increasing within a row
 * @param p the entries, positive; each row sums to 1
 * @param law stationary law, length N, positive, of total 1
 */
public record BaseChain(Graph graph, int[] offsets, int[] columns, double[] p, double[] law) {
    private static final double BALANCE_TOLERANCE = 1e-12;

    /** Kinds of chains. */
    public enum Kind {
        /** Metropolis-Hastings with proposals 1/d_i: any target. */
        MHRW,
        /** Simple random walk 1/d_i, stationary law proportional to the degrees. */
        SRW,
        /** (P + I) / 2 of the simple random walk: aperiodic on every graph. */
        LAZY_SRW,
        /** 1/d_max on every edge, the rest on the self loop: uniform law. */
        MAX_DEGREE
    }

    /** Checks detailed balance. */
    public BaseChain {
        for (int i = 0; i < law.length; i++) {
            if (!(law[i] > 0)) {
                throw Problems.bad(
                        "Target of node " + i + " is " + law[i] + "; expected a positive number",
                        "Every node needs a positive weight.");
            }
        }
        for (int i = 0; i < law.length; i++) {
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                int j = columns[e];
                int back = Arrays.binarySearch(columns, offsets[j], offsets[j + 1], i);
                double violation = law[i] * p[e] - (back < 0 ? 0 : law[j] * p[back]);
                if (!(Math.abs(violation) <= BALANCE_TOLERANCE)) {
                    throw Problems.bad(
                            "Detailed balance between nodes " + i + " and " + j + " is violated by " + violation
                                    + "; expected at most " + BALANCE_TOLERANCE,
                            "The theory needs a reversible chain: use mhrw, which is reversible for every target.");
                }
            }
        }
    }

    /**
     * A chain on a graph.
     *
     * @param target stationary law of {@link Kind#MHRW}, length N, of total 1; the other kinds have their own
     */
    public static BaseChain of(Graph graph, Kind kind, double[] target) {
        int n = graph.nodes();
        int most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, graph.degree(i));
        }
        int[] offsets = new int[n + 1];
        int[] columns = new int[2 * graph.edges() + n];
        double[] p = new double[columns.length];
        int size = 0;
        for (int i = 0; i < n; i++) {
            int self = -1;
            double stay = 1;
            for (int k = 0; k <= graph.degree(i); k++) {
                // The self loop takes its place among the increasing columns.
                if (self < 0 && (k == graph.degree(i) || graph.neighbour(i, k) > i)) {
                    self = size;
                    columns[size++] = i;
                }
                if (k < graph.degree(i)) {
                    int j = graph.neighbour(i, k);
                    p[size] = entry(graph, kind, target, i, j, most);
                    stay -= p[size];
                    columns[size++] = j;
                }
            }
            // What rounding leaves of 1 is no self loop.
            if (stay > 1e-14) {
                p[self] = stay;
            } else {
                System.arraycopy(columns, self + 1, columns, self, size - self - 1);
                System.arraycopy(p, self + 1, p, self, size - self - 1);
                size--;
            }
            offsets[i + 1] = size;
        }
        double[] law = target;
        if (kind == Kind.SRW || kind == Kind.LAZY_SRW) {
            law = graph.degreeLaw();
        } else if (kind == Kind.MAX_DEGREE) {
            law = uniform(n);
        }
        return new BaseChain(graph, offsets, Arrays.copyOf(columns, size), Arrays.copyOf(p, size), law);
    }

    private static double entry(Graph graph, Kind kind, double[] target, int i, int j, int most) {
        double simple = 1.0 / graph.degree(i);
        return switch (kind) {
            case MHRW -> simple * Math.min(1, target[j] * graph.degree(i) / (target[i] * graph.degree(j)));
            case SRW -> simple;
            case LAZY_SRW -> simple / 2;
            case MAX_DEGREE -> 1.0 / most;
        };
    }

    /** The uniform law on n nodes. */
    public static double[] uniform(int n) {
        double[] law = new double[n];
        Arrays.fill(law, 1.0 / n);
        return law;
    }

    /** Number N of nodes. */
    public int nodes() {
        return law.length;
    }
}
