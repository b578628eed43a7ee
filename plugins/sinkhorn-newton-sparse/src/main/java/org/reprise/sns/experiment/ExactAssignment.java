package org.reprise.sns.experiment;

import java.util.Arrays;

/** The Hungarian algorithm with potentials (Kuhn 1955; shortest augmenting paths of Jonker and Volgenant 1987). */
final class ExactAssignment {
    private ExactAssignment() {}

    /**
     * The smallest total cost of a perfect matching, in O(n^3).
     *
     * @param cost n x n, row by row
     */
    static double cost(double[] cost, int n) {
        double[] u = new double[n + 1];
        double[] v = new double[n + 1];
        int[] rowOf = new int[n + 1];
        int[] previous = new int[n + 1];
        double[] slack = new double[n + 1];
        boolean[] done = new boolean[n + 1];
        // Column n is a stand-in from which each row starts its search.
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < n; row++) {
            rowOf[n] = row;
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            Arrays.fill(done, false);
            int column = n;
            while (rowOf[column] != -1) {
                done[column] = true;
                int i = rowOf[column];
                int nearest = -1;
                for (int j = 0; j < n; j++) {
                    if (!done[j]) {
                        double reduced = cost[i * n + j] - u[i] - v[j];
                        if (reduced < slack[j]) {
                            slack[j] = reduced;
                            previous[j] = column;
                        }
                        if (nearest < 0 || slack[j] < slack[nearest]) {
                            nearest = j;
                        }
                    }
                }
                double delta = slack[nearest];
                for (int j = 0; j <= n; j++) {
                    if (done[j]) {
                        u[rowOf[j]] += delta;
                        v[j] -= delta;
                    } else {
                        slack[j] -= delta;
                    }
                }
                column = nearest;
            }
            while (column != n) {
                rowOf[column] = rowOf[previous[column]];
                column = previous[column];
            }
        }
        double total = 0;
        for (int j = 0; j < n; j++) {
            total += cost[rowOf[j] * n + j];
        }
        return total;
    }
}
