package org.reprise.ntk.algorithm;

import java.util.List;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Trial;

/** One solve whose outputs at any time follow from those at time 0. */
final class FlowRun {
    private FlowRun() {}

    /** Outputs of one replica over time. */
    interface Path {
        /** On the training examples, N by k. */
        double[] inside(double time);

        /** On the test examples, M by k. */
        double[] outside(double time);
    }

    /**
     * Offers the ensemble at each time.
     *
     * @param kernel constant over time
     */
    static Ensemble run(TangentProblem problem, List<? extends Path> paths, double[][] kernel, Trial<Ensemble> trial) {
        Ensemble start = at(0, paths, kernel, null);
        int index = 0;
        boolean on = trial.proceed(start);
        while (on && index < problem.times().length - 1) {
            index++;
            double time = problem.times()[index];
            on = trial.proceed(() -> at(time, paths, kernel, start));
        }
        return index == 0 ? start : at(problem.times()[index], paths, kernel, start);
    }

    private static Ensemble at(double time, List<? extends Path> paths, double[][] kernel, Ensemble start) {
        return new Ensemble(
                time,
                paths.stream().map(path -> path.inside(time)).toArray(double[][]::new),
                paths.stream().map(path -> path.outside(time)).toArray(double[][]::new),
                kernel,
                new double[0],
                start);
    }
}
