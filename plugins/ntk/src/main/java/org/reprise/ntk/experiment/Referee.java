package org.reprise.ntk.experiment;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;
import org.reprise.spi.Measurements;

/** What several experiments measure, and how they choose times. */
final class Referee {
    static final String TIME = "time";
    static final String LOSS = "loss";
    static final String LOST = "lost";

    private Referee() {}

    /** Time, cost and divergence. */
    static void common(TangentProblem problem, Ensemble state, Measurements out) {
        out.put(TIME, state.time());
        out.put(LOSS, mean(state, r -> cost(problem, state, r)));
        out.put(LOST, state.replicas() - alive(state).length);
    }

    private static double cost(TangentProblem problem, Ensemble state, int replica) {
        double[] f = state.train()[replica];
        double[] y = problem.targetsFrom(state.beginning().train()[replica]);
        int k = problem.outputs();
        double sum = 0;
        for (int row = 0; row < f.length; row += k) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int o = 0; o < k; o++) {
                largest = Math.max(largest, f[row + o]);
            }
            double total = 0;
            for (int o = 0; o < k; o++) {
                total += Math.exp(f[row + o] - largest);
            }
            for (int o = 0; o < k; o++) {
                double residual = f[row + o] - y[row + o];
                sum += problem.loss() == Loss.SQUARED
                        ? residual * residual / 2
                        : y[row + o] * (largest + Math.log(total) - f[row + o]);
            }
        }
        return sum / problem.train().count();
    }

    /** Replicas that stayed finite. */
    static int[] alive(Ensemble state) {
        return IntStream.range(0, state.replicas()).filter(state::finite).toArray();
    }

    /** Mean over the replicas that stayed finite. */
    static double mean(Ensemble state, IntToDoubleFunction value) {
        return Arrays.stream(alive(state))
                .mapToDouble(value::applyAsDouble)
                .average()
                .orElse(Double.NaN);
    }

    /** Median over the replicas that stayed finite. */
    static double median(Ensemble state, IntToDoubleFunction value) {
        double[] sorted = Arrays.stream(alive(state))
                .mapToDouble(value::applyAsDouble)
                .sorted()
                .toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** Standard deviation over the replicas that stayed finite; NaN for fewer than two. */
    static double deviation(Ensemble state, IntToDoubleFunction value) {
        int[] alive = alive(state);
        double mean = mean(state, value);
        double square = Arrays.stream(alive)
                .mapToDouble(r -> (value.applyAsDouble(r) - mean) * (value.applyAsDouble(r) - mean))
                .sum();
        return alive.length < 2 ? Double.NaN : Math.sqrt(square / (alive.length - 1));
    }

    /** {@code ||a - b|| / ||b||} over places {@code from} to {@code to}. */
    static double relative(double[] a, double[] b, int from, int to) {
        double difference = 0;
        double size = 0;
        for (int i = from; i < to; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += b[i] * b[i];
        }
        return Math.sqrt(difference / size);
    }

    /** Median over the replicas of how far their kernels are from those at time 0. */
    static double drift(Ensemble state) {
        Ensemble start = state.beginning();
        return median(state, r -> {
            double[] now = state.kernelOf(r);
            return relative(now, start.kernelOf(r), 0, now.length);
        });
    }

    /** Mean over the replicas of the movement of hidden activations. */
    static double moved(Ensemble state) {
        return state.moved().length == 0 ? 0 : mean(state, r -> state.moved()[r]);
    }

    /** Evenly spaced times of whole steps. */
    static double[] even(int steps, int count, double rate) {
        double[] times = new double[count + 1];
        Arrays.setAll(times, i -> Math.round((double) steps * i / count) * rate);
        return distinct(times);
    }

    /** 0, the first step, and times of whole steps that are evenly spaced on a logarithmic scale. */
    static double[] logarithmic(int steps, int count, double rate) {
        double[] times = new double[count + 1];
        for (int i = 1; i <= count; i++) {
            double exponent = count == 1 ? 1 : (i - 1.0) / (count - 1);
            times[i] = Math.round(Math.pow(steps, exponent)) * rate;
        }
        return distinct(times);
    }

    private static double[] distinct(double[] times) {
        return Arrays.stream(times).distinct().toArray();
    }

    /** A problem of one output with the squared error, whose learning rate is checked. */
    static TangentProblem regression(
            Architecture architecture,
            Rows train,
            double[] targets,
            boolean relative,
            Rows test,
            Rows probes,
            double[] times,
            double rate,
            int replicas) {
        return new TangentProblem(
                        architecture,
                        train,
                        targets,
                        relative,
                        1,
                        test,
                        new double[0],
                        0,
                        probes,
                        Loss.SQUARED,
                        times,
                        rate,
                        replicas,
                        new Theory(architecture, train, test))
                .checked();
    }
}
