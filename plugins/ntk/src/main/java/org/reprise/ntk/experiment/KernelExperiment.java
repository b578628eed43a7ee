package org.reprise.ntk.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.LimitKernel;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** The tangent kernel on the circle, before and while x1 x2 is learned from normal inputs (Figure 1 of the paper). */
@Extension
@ExperimentSpec(
        id = "kernel",
        title = "Tangent kernel on the circle",
        description =
                "The tangent kernel between (1, 0) and the points of the unit circle, at initialisation and while x1 x2"
                        + " is learned from normal inputs in the plane.",
        metrics = {
            @Metric(
                    name = "kernel-0",
                    description = "Theta(x0, x0), mean over the replicas",
                    direction = Direction.NEUTRAL),
            @Metric(name = "kernel-45", description = "the same at 45 degrees from x0", direction = Direction.NEUTRAL),
            @Metric(name = "kernel-1-rad", description = "the same at 1 radian", direction = Direction.NEUTRAL),
            @Metric(name = "kernel-90", description = "the same at 90 degrees", direction = Direction.NEUTRAL),
            @Metric(name = "kernel-135", description = "the same at 135 degrees", direction = Direction.NEUTRAL),
            @Metric(name = "kernel-180", description = "the same at 180 degrees", direction = Direction.NEUTRAL),
            @Metric(name = "deviation", description = "standard deviation of Theta(x0, x0) over the replicas"),
            @Metric(
                    name = "gap",
                    description = "relative L2 distance of the mean of Theta(x0, .) from the limiting kernel",
                    log = true),
            @Metric(
                    name = "inflation",
                    description = "Theta(x0, x0) over its value at time 0, mean over the replicas",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "change",
                    description = "relative L2 change of Theta(x0, .) since time 0, mean over the replicas"),
            @Metric(name = "moved", description = "mean absolute change of the hidden activations since time 0"),
            @Metric(name = Referee.LOSS, description = Texts.LOSS_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Texts.LOST_TEXT),
            @Metric(name = Referee.TIME, description = Texts.TIME_TEXT, direction = Direction.NEUTRAL)
        })
public final class KernelExperiment implements Experiment<TangentProblem, KernelExperiment.Configuration, Ensemble> {
    private static final int POINTS = 64;

    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.DEPTH, byDefault = "4", min = 1, max = 10) int depth,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0) double beta,
            @Param(value = Texts.SIGMA, byDefault = "relu") Activation sigma,
            @Param(value = Texts.ETA, byDefault = "1", min = 0, aboveMin = true) double eta,
            @Param(value = "normal training inputs", byDefault = "128", min = 1, max = 20000) int inputs,
            @Param(value = "gradient steps; 0 for the kernel at initialisation alone", byDefault = "0", min = 0)
                    int steps,
            @Param(value = Texts.CHECKPOINTS, byDefault = "4", min = 1) int checkpoints,
            @Param(value = Texts.REPLICAS, byDefault = "10", min = 1) int replicas) {}

    @Override
    public TangentProblem problem(Configuration c, Setup setup) {
        RandomGenerator random = setup.random("inputs");
        double[] values = new double[2 * c.inputs];
        Arrays.setAll(values, i -> random.nextGaussian());
        double[] targets = new double[c.inputs];
        Arrays.setAll(targets, i -> values[2 * i] * values[2 * i + 1]);
        double[] angles = new double[POINTS + 1];
        Arrays.setAll(angles, i -> i < POINTS ? 2 * Math.PI * i / POINTS : 1);
        return Referee.regression(
                new Architecture(c.depth, c.beta, c.sigma),
                new Rows(c.inputs, 2, values),
                targets,
                false,
                Rows.circle(0),
                Rows.circle(angles),
                c.steps == 0 ? new double[] {0} : Referee.even(c.steps, c.checkpoints, c.eta),
                c.eta,
                c.replicas);
    }

    @Override
    public void measure(TangentProblem problem, Ensemble state, Measurements out) {
        int[] places = {0, POINTS / 8, POINTS, POINTS / 4, 3 * POINTS / 8, POINTS / 2};
        String[] names = {"0", "45", "1-rad", "90", "135", "180"};
        double[] row = new double[POINTS];
        Arrays.setAll(row, i -> Referee.mean(state, r -> state.kernelOf(r)[i]));
        for (int k = 0; k < names.length; k++) {
            int place = places[k];
            out.put("kernel-" + names[k], Referee.mean(state, r -> state.kernelOf(r)[place]));
        }
        Ensemble start = state.beginning();
        double[] limit = LimitKernel.between(problem.architecture(), first(problem.probes()), problem.probes())
                .tangent()
                .data;
        out.put("deviation", Referee.deviation(state, r -> state.kernelOf(r)[0]));
        out.put("gap", Referee.relative(row, limit, 0, POINTS));
        out.put("inflation", Referee.mean(state, r -> state.kernelOf(r)[0] / start.kernelOf(r)[0]));
        out.put("change", Referee.mean(state, r -> Referee.relative(state.kernelOf(r), start.kernelOf(r), 0, POINTS)));
        out.put("moved", Referee.moved(state));
        Referee.common(problem, state, out);
    }

    private static Rows first(Rows rows) {
        return new Rows(
                1,
                rows.width(),
                IntStream.range(0, rows.width())
                        .mapToDouble(d -> rows.values()[d])
                        .toArray());
    }
}
