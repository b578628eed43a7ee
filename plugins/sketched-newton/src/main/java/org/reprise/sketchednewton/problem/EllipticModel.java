package org.reprise.sketchednewton.problem;

import java.util.Arrays;

/**
 * Control of Poisson's equation on a square, by finite differences (Section 4 of the paper). With N x N states W and
 * controls Z, both column by column in x = (W, Z): f = ||W - W_true||^2 / 2 + r ||Z||^2 / 2 and c = Laplace W + Z with W = 0
 * on the boundary, h = 2 / (N + 1). A convex quadratic program with n = 2 N^2, m = N^2 and sparse derivatives.
 */
public final class EllipticModel implements NlpModel {
    private final int cells;
    private final double penalty;
    private final double[] target;
    private final SparseMatrix jacobian;
    private final SparseMatrix hessian;

    /**
     * @param grid N, at least 2
     * @param penalty r, above 0; the paper has 0.1
     */
    public EllipticModel(int grid, double penalty) {
        cells = grid * grid;
        this.penalty = penalty;
        target = new double[cells];
        double centre = (grid + 1) / 2.0;
        double scale = 0.1 / Math.sqrt(15);
        for (int k = 0; k < cells; k++) {
            target[k] = Math.sin(4 + scale * (k % grid + 1 - centre)) + Math.cos(3 + scale * (k / grid + 1 - centre));
        }
        double[] diagonal = new double[2 * cells];
        for (int k = 0; k < 2 * cells; k++) {
            diagonal[k] = k < cells ? 1 : penalty;
        }
        hessian = SparseMatrix.diagonal(diagonal);
        jacobian = laplacian(grid);
    }

    private SparseMatrix laplacian(int grid) {
        double inverse = (grid + 1) * (grid + 1) / 4.0;
        int[] offsets = new int[cells + 1];
        int[] indices = new int[6 * cells];
        double[] values = new double[6 * cells];
        int at = 0;
        for (int k = 0; k < cells; k++) {
            int i = k % grid;
            int j = k / grid;
            int[] neighbours = {
                j > 0 ? k - grid : -1,
                i > 0 ? k - 1 : -1,
                k,
                i + 1 < grid ? k + 1 : -1,
                j + 1 < grid ? k + grid : -1,
                k + cells
            };
            for (int neighbour : neighbours) {
                if (neighbour >= 0) {
                    indices[at] = neighbour;
                    values[at++] = neighbour == k ? -4 * inverse : neighbour == k + cells ? 1 : inverse;
                }
            }
            offsets[k + 1] = at;
        }
        return new SparseMatrix(cells, 2 * cells, offsets, Arrays.copyOf(indices, at), Arrays.copyOf(values, at));
    }

    @Override
    public int variables() {
        return 2 * cells;
    }

    @Override
    public int constraints() {
        return cells;
    }

    @Override
    public double objective(double[] x, double[] gradient) {
        double states = 0;
        double controls = 0;
        for (int k = 0; k < cells; k++) {
            double difference = x[k] - target[k];
            double control = x[cells + k];
            states += difference * difference;
            controls += control * control;
            if (gradient != null) {
                gradient[k] = difference;
                gradient[cells + k] = penalty * control;
            }
        }
        return 0.5 * states + 0.5 * penalty * controls;
    }

    @Override
    public void constraints(double[] x, double[] out) {
        jacobian.multiply(x, out);
    }

    @Override
    public SparseMatrix jacobian(double[] x) {
        return jacobian;
    }

    @Override
    public SparseMatrix hessian(double[] x, double[] multipliers) {
        return hessian;
    }

    /** J J' is the square of the Laplacian plus the identity. */
    @Override
    public double jacobianFloor(double[] x) {
        return 1;
    }

    @Override
    public double curvatureFloor(double[] x, double[] multipliers) {
        return Math.min(1, penalty);
    }
}
