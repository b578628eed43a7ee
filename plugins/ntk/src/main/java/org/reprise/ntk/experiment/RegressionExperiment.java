package org.reprise.ntk.experiment;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.KernelFlow;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** A few points of the circle: the networks' distribution against the Gaussian limit (Figure 2 of the paper). */
@Extension
@ExperimentSpec(
        id = "regression",
        title = "Kernel regression on the circle",
        description =
                "x1 x2 at a few points of the unit circle: the distribution of the outputs between them against the"
                        + " normal law of infinite width, and how far the tangent kernel drifts.",
        metrics = {
            @Metric(
                    name = "mean-gap",
                    description =
                            "largest distance of the ensemble's mean from the limit's over the test points, in standard"
                                    + " errors of the ensemble"),
            @Metric(
                    name = "mean-error",
                    description = "largest distance of the ensemble's mean from the limit's over the test points",
                    log = true),
            @Metric(
                    name = "spread-low",
                    description = "smallest ratio of the ensemble's standard deviation to the limit's",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "spread-high",
                    description = "largest ratio of the ensemble's standard deviation to the limit's",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "residual",
                    description = "largest distance of a training output from its target, median over the replicas",
                    log = true),
            @Metric(
                    name = "drift",
                    description = "relative change of the tangent kernel since time 0, median over the replicas",
                    log = true),
            @Metric(
                    name = "linear-gap",
                    description =
                            "largest distance of a training output from that of the network linearised at time 0, median"
                                    + " over the replicas",
                    log = true),
            @Metric(
                    name = "step-error",
                    description =
                            "distance of the outputs' rate of change since time 0 from -Theta (f - y)/N there, relative",
                    log = true),
            @Metric(
                    name = "slope",
                    description = "rate at which the present kernel lets the cost fall, mean over the replicas",
                    direction = Direction.NEUTRAL,
                    log = true),
            @Metric(
                    name = "smallest-eigenvalue",
                    description = "smallest eigenvalue of the kernel on the training points, median over the replicas",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "moved",
                    description = "mean absolute change of the hidden activations since time 0",
                    log = true),
            @Metric(name = Referee.LOSS, description = Texts.LOSS_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Texts.LOST_TEXT),
            @Metric(name = Referee.TIME, description = Texts.TIME_TEXT, direction = Direction.NEUTRAL)
        })
public final class RegressionExperiment
        implements Experiment<TangentProblem, RegressionExperiment.Configuration, Ensemble> {
    private static final double[] FOUR = {-2.2, -0.6, 0.7, 2};
    private static final double[] TEST = {-3, -1.5, 0, 1.2, 3};

    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.DEPTH, byDefault = "4", min = 1, max = 10) int depth,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0) double beta,
            @Param(value = Texts.SIGMA, byDefault = "relu") Activation sigma,
            @Param(value = Texts.ETA, byDefault = "1", min = 0, aboveMin = true) double eta,
            @Param(
                            value =
                                    "training points: 0 for the angles -2.2, -0.6, 0.7 and 2, else so many evenly spaced",
                            byDefault = "0",
                            min = 0,
                            max = 2000)
                    int points,
            @Param(value = Texts.STEPS, byDefault = "1000", min = 1) int steps,
            @Param(value = Texts.CHECKPOINTS, byDefault = "7", min = 1) int checkpoints,
            @Param(value = Texts.REPLICAS, byDefault = "10", min = 1) int replicas) {}

    @Override
    public TangentProblem problem(Configuration c, Setup setup) {
        double[] angles = c.points == 0 ? FOUR : new double[c.points];
        if (c.points > 0) {
            Arrays.setAll(angles, i -> 2 * Math.PI * i / angles.length);
        }
        Rows train = Rows.circle(angles);
        double[] targets =
                Arrays.stream(angles).map(g -> Math.cos(g) * Math.sin(g)).toArray();
        return Referee.regression(
                new Architecture(c.depth, c.beta, c.sigma),
                train,
                targets,
                false,
                Rows.circle(TEST),
                train,
                Referee.logarithmic(c.steps, c.checkpoints, c.eta),
                c.eta,
                c.replicas);
    }

    @Override
    public void measure(TangentProblem problem, Ensemble state, Measurements out) {
        Theory.Law law = problem.theory().law(problem.targets(), state.time());
        double gap = 0;
        double error = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        int alive = Referee.alive(state).length;
        for (int i = 0; i < problem.test().count(); i++) {
            int place = i;
            double deviation = Referee.deviation(state, r -> state.test()[r][place]);
            double distance = Math.abs(Referee.mean(state, r -> state.test()[r][place]) - law.mean()[i]);
            gap = Math.max(gap, distance / (deviation / Math.sqrt(alive)));
            error = Math.max(error, distance);
            low = Math.min(low, deviation / law.deviation()[i]);
            high = Math.max(high, deviation / law.deviation()[i]);
        }
        out.put("mean-gap", gap);
        out.put("mean-error", error);
        out.put("spread-low", low);
        out.put("spread-high", high);
        out.put("residual", Referee.median(state, r -> largest(state.train()[r], problem.targets())));
        out.put("drift", Referee.drift(state));
        out.put("moved", Referee.moved(state));
        dynamics(problem, state, out);
        Referee.common(problem, state, out);
    }

    private static double largest(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < b.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static void dynamics(TangentProblem problem, Ensemble state, Measurements out) {
        int n = problem.train().count();
        Ensemble start = state.beginning();
        out.put("linear-gap", Referee.median(state, r -> {
            DMatrixRMaj kernel = DMatrixRMaj.wrap(n, n, start.kernelOf(r));
            double[] linear = KernelFlow.of(kernel, kernel)
                    .from(start.train()[r], start.train()[r], problem.targets())
                    .inside(state.time());
            return largest(state.train()[r], linear);
        }));
        out.put("step-error", state.time() > 0 ? Referee.median(state, r -> stepError(problem, state, r)) : Double.NaN);
        out.put("slope", Referee.mean(state, r -> {
            double[] change = change(problem, state.kernelOf(r), state.train()[r]);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum -= (state.train()[r][i] - problem.targets()[i]) * change[i] / n;
            }
            return sum;
        }));
        out.put("smallest-eigenvalue", Referee.median(state, r -> {
            DMatrixRMaj kernel = DMatrixRMaj.wrap(n, n, state.kernelOf(r));
            return KernelFlow.of(kernel, kernel).eigenvalue(n - 1) * n;
        }));
    }

    private static double stepError(TangentProblem problem, Ensemble state, int r) {
        Ensemble start = state.beginning();
        double[] predicted = change(problem, start.kernelOf(r), start.train()[r]);
        double[] rate = new double[predicted.length];
        Arrays.setAll(rate, i -> (state.train()[r][i] - start.train()[r][i]) / state.time());
        return Referee.relative(rate, predicted, 0, rate.length);
    }

    /** {@code -Theta (f - y)/N}. */
    private static double[] change(TangentProblem problem, double[] kernel, double[] f) {
        int n = f.length;
        double[] change = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                change[i] -= kernel[i * n + j] * (f[j] - problem.targets()[j]) / n;
            }
        }
        return change;
    }
}
