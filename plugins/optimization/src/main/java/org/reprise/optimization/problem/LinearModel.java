package org.reprise.optimization.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.optimization.data.Examples;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * A linear model: {@code f_i(x) = weight * loss(a_i . x, b_i) + penalty(x)}.
 *
 * @param examples a_i and b_i
 * @param loss loss of one example
 * @param weight factor of the loss, above 0
 * @param penalty part of every component
 */
public record LinearModel(Examples examples, Loss loss, double weight, Penalty penalty) implements FiniteSum, Smooth {
    /** @throws RepriseException {@link ErrorCode#BAD_PROBLEM} for targets that the loss does not take */
    public LinearModel {
        if (loss == Loss.LOGISTIC || loss == Loss.HINGE) {
            for (int i = 0; i < examples.rows(); i++) {
                if (Math.abs(examples.targets()[i]) != 1) {
                    throw new RepriseException(
                            ErrorCode.BAD_PROBLEM,
                            "Target " + examples.targets()[i] + " of row " + i + " of " + examples.source()
                                    + " for the loss " + loss + "; expected -1 or +1",
                            "Use data with two classes, or another loss.");
                }
            }
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Weight " + weight + " of a loss; expected a finite number above 0",
                    "Use 1 for the plain loss.");
        }
    }

    /** A model with weight 1 and no penalty. */
    public static LinearModel of(Examples examples, Loss loss) {
        return new LinearModel(examples, loss, 1, Penalty.NONE);
    }

    @Override
    public int components() {
        return examples.rows();
    }

    @Override
    public int dimension() {
        return examples.columns();
    }

    /** The margin a_i . x. */
    public double margin(int i, double[] x, int at) {
        int d = examples.columns();
        return Dense.dot(examples.features(), i * d, x, at, d);
    }

    @Override
    public double value(int i, double[] x, int at) {
        return weight * loss.value(margin(i, x, at), examples.targets()[i]) + penalty.value(x, at, examples.columns());
    }

    @Override
    public double value(int from, int to, double[] x, int at) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += loss.value(margin(i, x, at), examples.targets()[i]);
        }
        return weight * sum / (to - from) + penalty.value(x, at, examples.columns());
    }

    @Override
    public double value(double[] x, int at) {
        return value(0, examples.rows(), x, at);
    }

    @Override
    public void addGradient(int i, double factor, double[] x, int at, double[] sum, int sumAt) {
        int d = examples.columns();
        double slope = loss.slope(margin(i, x, at), examples.targets()[i]);
        Dense.axpy(factor * weight * slope, examples.features(), i * d, sum, sumAt, d);
        penalty.addGradient(factor, x, at, sum, sumAt, d);
    }

    @Override
    public void gradient(int i, double[] x, int at, double[] out, int outAt) {
        int d = examples.columns();
        double[] features = examples.features();
        int row = i * d;
        double slope = weight * loss.slope(Dense.dot(features, row, x, at, d), examples.targets()[i]);
        for (int j = 0; j < d; j++) {
            out[outAt + j] = slope * features[row + j];
        }
        penalty.addGradient(1, x, at, out, outAt, d);
    }

    @Override
    public void gradient(int from, int to, double[] x, int at, double[] out, int outAt) {
        int d = examples.columns();
        Arrays.fill(out, outAt, outAt + d, 0);
        double factor = weight / (to - from);
        for (int i = from; i < to; i++) {
            double slope = loss.slope(margin(i, x, at), examples.targets()[i]);
            Dense.axpy(factor * slope, examples.features(), i * d, out, outAt, d);
        }
        penalty.addGradient(1, x, at, out, outAt, d);
    }

    @Override
    public void gradient(double[] x, int at, double[] out, int outAt) {
        gradient(0, examples.rows(), x, at, out, outAt);
    }

    /** The Hessian of f; without the loss where that is piecewise linear. */
    @Override
    public void addHessian(double factor, double[] x, int at, double[] hessian) {
        int d = examples.columns();
        double[] features = examples.features();
        for (int i = 0; loss.smooth() && i < examples.rows(); i++) {
            double c = factor * weight * loss.curvature(margin(i, x, at), examples.targets()[i]) / examples.rows();
            for (int j = 0; c != 0 && j < d; j++) {
                Dense.axpy(c * features[i * d + j], features, i * d, hessian, j * d, d);
            }
        }
        for (int j = 0; j < d; j++) {
            hessian[j * d + j] += factor * penalty.curvature(x[at + j]);
        }
    }
}
