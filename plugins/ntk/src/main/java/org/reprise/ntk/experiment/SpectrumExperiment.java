package org.reprise.ntk.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Spectral bias: on evenly spaced points of the circle the kernel is a convolution, and low frequencies are learned first. */
@Extension
@ExperimentSpec(
        id = "spectrum",
        title = "Frequencies on the circle",
        description =
                "A sum of two cosines on evenly spaced points of the unit circle, added to each network's own outputs at"
                        + " time 0: the share of each frequency that is still to be learned.",
        metrics = {
            @Metric(name = "low", description = "share of the lower frequency that is left, mean over the replicas"),
            @Metric(name = "low-theory", description = "exp(-lambda t) for it", direction = Direction.NEUTRAL),
            @Metric(name = "high", description = "share of the higher frequency that is left, mean over the replicas"),
            @Metric(name = "high-theory", description = "exp(-lambda t) for it", direction = Direction.NEUTRAL),
            @Metric(name = "gap", description = "the larger distance of both from theory"),
            @Metric(name = Referee.LOSS, description = Texts.LOSS_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Texts.LOST_TEXT),
            @Metric(name = Referee.TIME, description = Texts.TIME_TEXT, direction = Direction.NEUTRAL)
        })
public final class SpectrumExperiment
        implements Experiment<TangentProblem, SpectrumExperiment.Configuration, Ensemble> {
    private static final int LOW = 1;
    private static final int HIGH = 4;

    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.DEPTH, byDefault = "4", min = 1, max = 10) int depth,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0) double beta,
            @Param(value = Texts.SIGMA, byDefault = "relu") Activation sigma,
            @Param(value = Texts.ETA, byDefault = "1", min = 0, aboveMin = true) double eta,
            @Param(value = "points of the circle", byDefault = "64", min = 10, max = 2000) int points,
            @Param(value = Texts.STEPS, byDefault = "400", min = 1) int steps,
            @Param(value = Texts.CHECKPOINTS, byDefault = "16", min = 1) int checkpoints,
            @Param(value = Texts.REPLICAS, byDefault = "4", min = 1) int replicas) {}

    private static double wave(int frequency, int i, int points) {
        return Math.cos(2 * Math.PI * frequency * i / points);
    }

    @Override
    public TangentProblem problem(Configuration c, Setup setup) {
        double[] angles = new double[c.points];
        Arrays.setAll(angles, i -> 2 * Math.PI * i / c.points);
        double[] targets = new double[c.points];
        Arrays.setAll(targets, i -> wave(LOW, i, c.points) + wave(HIGH, i, c.points));
        return Referee.regression(
                new Architecture(c.depth, c.beta, c.sigma),
                Rows.circle(angles),
                targets,
                true,
                Rows.circle(0),
                Rows.none(2),
                Referee.even(c.steps, c.checkpoints, c.eta),
                c.eta,
                c.replicas);
    }

    @Override
    public void measure(TangentProblem problem, Ensemble state, Measurements out) {
        double low = left(problem, state, LOW);
        double high = left(problem, state, HIGH);
        double lowTheory = Math.exp(-state.time() * eigenvalue(problem, LOW));
        double highTheory = Math.exp(-state.time() * eigenvalue(problem, HIGH));
        out.put("low", low);
        out.put("low-theory", lowTheory);
        out.put("high", high);
        out.put("high-theory", highTheory);
        out.put("gap", Math.max(Math.abs(low - lowTheory), Math.abs(high - highTheory)));
        Referee.common(problem, state, out);
    }

    private static double left(TangentProblem problem, Ensemble state, int frequency) {
        int n = problem.train().count();
        return Referee.mean(state, r -> {
            double[] goal = problem.targetsFrom(state.beginning().train()[r]);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (goal[i] - state.train()[r][i]) * wave(frequency, i, n) * 2 / n;
            }
            return sum;
        });
    }

    /** Eigenvalue of Theta/N for a frequency: the first row's Fourier coefficient. */
    private static double eigenvalue(TangentProblem problem, int frequency) {
        int n = problem.train().count();
        double[] gram = problem.theory().inside().tangent().data;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += gram[i] * wave(frequency, i, n) / n;
        }
        return sum;
    }
}
