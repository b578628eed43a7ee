package org.reprise.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.testkit.FakeTrial;

/** A trial that measures the error and the dual at every {@code every}-th iterate and ends at a target or a limit. */
final class MeasuringTrial extends FakeTrial<Potentials> {
    final List<Double> errors = new ArrayList<>();
    final List<Double> duals = new ArrayList<>();

    private final TransportProblem problem;
    private final double target;
    private final int every;

    MeasuringTrial(TransportProblem problem, long limit, double target, int every, int threads) {
        super(limit, threads);
        this.problem = problem;
        this.target = target;
        this.every = every;
    }

    static MeasuringTrial of(TransportProblem problem, long limit, double target) {
        return new MeasuringTrial(problem, limit, target, 1, 1);
    }

    double error() {
        return errors.get(errors.size() - 1);
    }

    double dual() {
        return duals.get(duals.size() - 1);
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends Potentials> iterate) {
        if (iteration % every != 0) {
            return true;
        }
        measure(iterate.get());
        return error() > target;
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
}
