package org.reprise.sns.algorithm;

import java.util.Arrays;

/**
 * The entries of a plan at or above a threshold, in compressed rows and, transposed, in compressed columns. Every row
 * and every column keeps its largest entry, so that the Newton system couples every variable. Ties with the threshold
 * are kept. (The Sparsify step of Algorithm 1.)
 */
final class SparseBlock implements PlanBlock {
    private final int rows;
    private final int columns;
    private final int[] rowStart;
    private final int[] columnStart;
    private final int[] columnOf;
    private final int[] rowOf;
    private final double[] byRow;
    private final double[] byColumn;

    SparseBlock(double[] plan, int rows, int columns, double threshold) {
        this.rows = rows;
        this.columns = columns;
        int[] rowExtra = new int[rows];
        int[] columnExtra = new int[columns];
        int size = plan(plan, threshold, rowExtra, columnExtra);
        rowStart = new int[rows + 1];
        columnStart = new int[columns + 1];
        columnOf = new int[size];
        rowOf = new int[size];
        byRow = new double[size];
        byColumn = new double[size];
        int filled = 0;
        for (int i = 0; i < rows; i++) {
            int offset = i * columns;
            for (int j = 0; j < columns; j++) {
                double value = plan[offset + j];
                if (value >= threshold || rowExtra[i] == j || columnExtra[j] == i) {
                    columnOf[filled] = j;
                    byRow[filled++] = value;
                    columnStart[j + 1]++;
                }
            }
            rowStart[i + 1] = filled;
        }
        transpose();
    }

    /** Counts what is kept and finds the entries to add to rows and columns that would be empty (else -1). */
    private int plan(double[] plan, double threshold, int[] rowExtra, int[] columnExtra) {
        int[] inColumn = new int[columns];
        int size = 0;
        for (int i = 0; i < rows; i++) {
            int offset = i * columns;
            int before = size;
            for (int j = 0; j < columns; j++) {
                if (plan[offset + j] >= threshold) {
                    inColumn[j]++;
                    size++;
                }
            }
            rowExtra[i] = size == before ? largestOfRow(plan, offset) : -1;
            size += size == before ? 1 : 0;
        }
        for (int j = 0; j < columns; j++) {
            columnExtra[j] = inColumn[j] == 0 ? largestOfColumn(plan, j) : -1;
            // The same entry may serve an empty row and an empty column.
            size += inColumn[j] == 0 && rowExtra[columnExtra[j]] != j ? 1 : 0;
        }
        return size;
    }

    private int largestOfRow(double[] plan, int offset) {
        int best = 0;
        for (int j = 1; j < columns; j++) {
            best = plan[offset + j] > plan[offset + best] ? j : best;
        }
        return best;
    }

    private int largestOfColumn(double[] plan, int j) {
        int best = 0;
        for (int i = 1; i < rows; i++) {
            best = plan[i * columns + j] > plan[best * columns + j] ? i : best;
        }
        return best;
    }

    private void transpose() {
        for (int j = 0; j < columns; j++) {
            columnStart[j + 1] += columnStart[j];
        }
        int[] next = Arrays.copyOf(columnStart, columns);
        for (int i = 0; i < rows; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                int place = next[columnOf[k]]++;
                rowOf[place] = i;
                byColumn[place] = byRow[k];
            }
        }
    }

    @Override
    public void multiply(double[] u, double[] w, double[] rowOut, double[] columnOut) {
        product(rowStart, columnOf, byRow, w, rowOut);
        product(columnStart, rowOf, byColumn, u, columnOut);
    }

    private static void product(int[] start, int[] index, double[] values, double[] vector, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double s0 = 0;
            double s1 = 0;
            int k = start[i];
            int end = start[i + 1];
            for (; k < end - 1; k += 2) {
                s0 += values[k] * vector[index[k]];
                s1 += values[k + 1] * vector[index[k + 1]];
            }
            if (k < end) {
                s0 += values[k] * vector[index[k]];
            }
            out[i] = s0 + s1;
        }
    }

    @Override
    public long entries() {
        return byRow.length;
    }
}
