package org.reprise.optimization;

import org.reprise.optimization.data.Examples;

/** Deterministic examples of 40 rows and 5 columns, whose optima SciPy was asked for. */
final class Waves {
    static final int ROWS = 40;
    static final int COLUMNS = 5;

    private Waves() {}

    static Examples regression() {
        double[] targets = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = 3 * Math.sin(2.0 * i);
        }
        return new Examples("waves", features(), targets, ROWS, COLUMNS);
    }

    static Examples classification() {
        double[] targets = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            targets[i] = Math.sin(5.0 * i + 1) > 0 ? 1 : -1;
        }
        return new Examples("waves", features(), targets, ROWS, COLUMNS);
    }

    private static double[] features() {
        double[] features = new double[ROWS * COLUMNS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                features[i * COLUMNS + j] = Math.cos(1 + 7 * i + 3 * j + i * j);
            }
        }
        return features;
    }
}
