package org.reprise.lastiterate.problem;

import java.util.Arrays;

/**
 * {@code 1/2 sum_j lambda_j x_j^2}.
 *
 * @param eigenvalues lambda, at least 0; not to be written
 */
public record Quadratic(double[] eigenvalues) implements NoisyObjective.Function {
    @Override
    public int dimension() {
        return eigenvalues.length;
    }

    @Override
    public double value(double[] x, int at) {
        double sum = 0;
        for (int j = 0; j < eigenvalues.length; j++) {
            sum += eigenvalues[j] * x[at + j] * x[at + j];
        }
        return sum / 2;
    }

    @Override
    public void gradient(double[] x, int at, double[] out, int outAt) {
        for (int j = 0; j < eigenvalues.length; j++) {
            out[outAt + j] = eigenvalues[j] * x[at + j];
        }
    }

    @Override
    public double smoothness() {
        return Arrays.stream(eigenvalues).max().orElseThrow();
    }

    @Override
    public double strongConvexity() {
        return Arrays.stream(eigenvalues).min().orElseThrow();
    }

    @Override
    public double lipschitz() {
        return 0;
    }
}
