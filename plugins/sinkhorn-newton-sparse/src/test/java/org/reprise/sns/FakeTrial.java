package org.reprise.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Trial;

/** A trial that measures the error and the dual at every {@code every}-th iterate and ends at a target or a limit. */
final class FakeTrial implements Trial<Potentials> {
    final List<Double> errors = new ArrayList<>();
    final List<Double> duals = new ArrayList<>();
    final Map<String, Long> counters = new TreeMap<>();
    final Map<String, Double> records = new TreeMap<>();
    long iterations = -1;

    private final TransportProblem problem;
    private final long limit;
    private final double target;
    private final int every;
    private final int threads;

    FakeTrial(TransportProblem problem, long limit, double target, int every, int threads) {
        this.problem = problem;
        this.limit = limit;
        this.target = target;
        this.every = every;
        this.threads = threads;
    }

    static FakeTrial of(TransportProblem problem, long limit, double target) {
        return new FakeTrial(problem, limit, target, 1, 1);
    }

    double error() {
        return errors.get(errors.size() - 1);
    }

    double dual() {
        return duals.get(duals.size() - 1);
    }

    @Override
    public boolean proceed(Potentials iterate) {
        return proceed(() -> iterate);
    }

    @Override
    public boolean proceed(Supplier<? extends Potentials> iterate) {
        iterations++;
        if (iterations % every == 0) {
            measure(iterate.get());
            return error() > target && iterations < limit;
        }
        return iterations < limit;
    }

    void measure(Potentials z) {
        double[] a = new double[problem.rows()];
        double[] b = new double[problem.columns()];
        PlanKernel kernel = new PlanKernel(problem, 1);
        double sum = kernel.evaluate(z.x(), z.y(), null, a, b);
        double error = 0;
        for (int i = 0; i < a.length; i++) {
            error += Math.abs(a[i] - problem.r()[i]);
        }
        for (int j = 0; j < b.length; j++) {
            error += Math.abs(b[j] - problem.c()[j]);
        }
        errors.add(error);
        duals.add(kernel.dual(z.x(), z.y(), sum));
    }

    @Override
    public void count(String what, long amount) {
        counters.merge(what, amount, Long::sum);
    }

    @Override
    public void record(String name, double value) {
        records.put(name, value);
    }

    @Override
    public RandomGenerator random(String stream) {
        return RandomStreams.of(0, stream);
    }

    @Override
    public Datasets datasets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Artifacts artifacts() {
        throw new UnsupportedOperationException();
    }
}
