package org.reprise.smallgain.game;

/**
 * Puts a game's Jacobian together: whole where the game knows it, by blocks where it knows some, and by central
 * differences of F for the rest. Keeps its working arrays: one a thread.
 */
public final class Jacobians {
    /** Step of central differences, times the size of the coordinate where that exceeds 1. */
    private static final double STEP = 1e-5;

    private final Game game;
    private final int[] offsets;
    private final double[] block;
    private double[] probes;
    private double[] values;

    public Jacobians(Game game) {
        this.game = game;
        offsets = game.offsets();
        int widest = 0;
        for (int dimension : game.dimensions()) {
            widest = Math.max(widest, dimension);
        }
        block = new double[widest * widest];
    }

    /**
     * Writes the Jacobian at the point that begins at {@code x[at]}, d by d by rows.
     *
     * @return whether all of it was known, without differences
     * @throws org.reprise.spi.RepriseException for a value that is not finite
     */
    public boolean at(double[] x, int at, double[] out) {
        boolean exact = game.jacobian(x, at, out) || blocks(x, at, out);
        int d = game.dimension();
        for (int k = 0; k < d * d; k++) {
            if (!Double.isFinite(out[k])) {
                throw Problems.bad(
                        "Jacobian has " + out[k] + " in row " + k / d + ", column " + k % d
                                + "; expected finite numbers",
                        "Choose a region in which the game is differentiable.");
            }
        }
        return exact;
    }

    private boolean blocks(double[] x, int at, double[] out) {
        int n = game.players();
        int d = game.dimension();
        boolean exact = true;
        boolean[] known = new boolean[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                known[i * n + j] = game.block(i, j, x, at, block);
                exact &= known[i * n + j];
                int width = offsets[j + 1] - offsets[j];
                for (int k = offsets[i]; known[i * n + j] && k < offsets[i + 1]; k++) {
                    System.arraycopy(block, (k - offsets[i]) * width, out, k * d + offsets[j], width);
                }
            }
        }
        if (!exact) {
            differences(x, at, known, out);
        }
        return exact;
    }

    private void differences(double[] x, int at, boolean[] known, double[] out) {
        int n = game.players();
        int d = game.dimension();
        if (probes == null) {
            probes = new double[2 * d * d];
            values = new double[2 * d * d];
        }
        double[] steps = new double[d];
        for (int l = 0; l < d; l++) {
            steps[l] = STEP * Math.max(1, Math.abs(x[at + l]));
            System.arraycopy(x, at, probes, 2 * l * d, d);
            System.arraycopy(x, at, probes, (2 * l + 1) * d, d);
            probes[2 * l * d + l] += steps[l];
            probes[(2 * l + 1) * d + l] -= steps[l];
        }
        game.field(probes, 0, 2 * d, values);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = offsets[i]; !known[i * n + j] && k < offsets[i + 1]; k++) {
                    for (int l = offsets[j]; l < offsets[j + 1]; l++) {
                        out[k * d + l] = (values[2 * l * d + k] - values[(2 * l + 1) * d + k]) / (2 * steps[l]);
                    }
                }
            }
        }
    }
}
