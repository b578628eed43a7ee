package org.reprise.lastiterate.problem;

import java.util.Arrays;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.oracle.GradientOracle;
import org.reprise.optimization.oracle.SampledGradients;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Smoothness;

/**
 * A linear model with gradients of random rows. The constants are exact but for the squared loss, whose gradients are not
 * bounded: its deviation is the larger one at the start and at the optimum.
 *
 * @param model f, without weight
 * @param batch rows a draw, with replacement
 */
public record LinearObjective(LinearModel model, int batch) implements Objective {
    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public double value(double[] x, int at) {
        return model.value(x, at);
    }

    @Override
    public GradientOracle oracle() {
        return new SampledGradients(model, batch, true);
    }

    @Override
    public double smoothness() {
        return model.loss().smooth() ? Smoothness.of(model) : model.penalty().greatestCurvature();
    }

    @Override
    public double strongConvexity() {
        return Smoothness.strongConvexity(model);
    }

    @Override
    public double lipschitz(MirrorMap map) {
        return model.loss().smooth() ? 0 : Arrays.stream(norms(map)).average().orElseThrow();
    }

    /** The rows' second moment bounds the variance of slopes up to 1. */
    @Override
    public double deviation(MirrorMap map, double[] optimum, double[] start) {
        double square = estimated()
                ? Math.max(variance(map, optimum), variance(map, start))
                : Arrays.stream(norms(map)).map(a -> a * a).average().orElseThrow();
        return Math.sqrt(square / batch);
    }

    /** Noise that never exceeds B is sub-Gaussian with sigma = B. */
    @Override
    public double tail(MirrorMap map) {
        if (estimated()) {
            return Double.POSITIVE_INFINITY;
        }
        double[] norms = norms(map);
        return Arrays.stream(norms).max().orElseThrow()
                + Arrays.stream(norms).average().orElseThrow();
    }

    @Override
    public boolean estimated() {
        return model.loss() == Loss.SQUARED;
    }

    private double[] norms(MirrorMap map) {
        Examples e = model.examples();
        double[] norms = new double[e.rows()];
        Arrays.setAll(norms, i -> map.dualNorm(e.features(), e.start(i), e.columns()));
        return norms;
    }

    private double variance(MirrorMap map, double[] x) {
        int d = dimension();
        double[] mean = new double[d];
        double[] one = new double[d];
        model.gradient(x, 0, mean, 0);
        double sum = 0;
        for (int i = 0; i < model.components(); i++) {
            for (int j = 0; j < d; j++) {
                one[j] = -mean[j];
            }
            model.addGradient(i, 1, x, 0, one, 0);
            double norm = map.dualNorm(one, 0, d);
            sum += norm * norm;
        }
        return sum / model.components();
    }
}
