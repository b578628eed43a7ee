package org.reprise.ntk.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.PrincipalComponents;
import org.reprise.ntk.problem.Problems;
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

/** Images: how straight and how fast networks go along a principal component of the kernel (Figure 3 of the paper). */
@Extension
@ExperimentSpec(
        id = "components",
        title = "Principal components on images",
        description =
                "Half a principal component of the limiting kernel, added to each network's own outputs at time 0: what is"
                        + " left along it, against exp(-lambda t), and how far the network strays from it.",
        metrics = {
            @Metric(name = "along", description = "residual along the component, mean over the replicas"),
            @Metric(name = "theory", description = "0.5 exp(-lambda t)", direction = Direction.NEUTRAL),
            @Metric(name = "gap", description = "distance of the former from theory", log = true),
            @Metric(name = "across", description = "norm of the residual across it, mean over the replicas"),
            @Metric(
                    name = "eigenvalue-1",
                    description = "largest eigenvalue of the limiting kernel",
                    direction = Direction.NEUTRAL),
            @Metric(name = "eigenvalue-2", description = "the second", direction = Direction.NEUTRAL),
            @Metric(name = "eigenvalue-3", description = "the third", direction = Direction.NEUTRAL),
            @Metric(
                    name = "flatness",
                    description = "share of a constant in the first component: squared mean over mean square",
                    direction = Direction.NEUTRAL),
            @Metric(name = Referee.LOSS, description = Texts.LOSS_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Texts.LOST_TEXT),
            @Metric(name = Referee.TIME, description = Texts.TIME_TEXT, direction = Direction.NEUTRAL)
        })
public final class ComponentsExperiment
        implements Experiment<TangentProblem, ComponentsExperiment.Configuration, Ensemble> {
    private static final double GOAL = 0.5;
    private static final int REPORTED = 3;

    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.DEPTH, byDefault = "4", min = 1, max = 10) int depth,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0) double beta,
            @Param(value = Texts.SIGMA, byDefault = "relu") Activation sigma,
            @Param(value = Texts.ETA, byDefault = "1", min = 0, aboveMin = true) double eta,
            @Param(
                            value = "images; the first of the test images are taken",
                            byDefault = "auto",
                            datasets = {"fashion-mnist", "mnist", "digits"})
                    String data,
            @Param(value = "number of images", byDefault = "64", min = 4, max = 10000) int images,
            @Param(value = "number of the component, from 1", byDefault = "2", min = 1, max = 100) int component,
            @Param(value = Texts.STEPS, byDefault = "600", min = 1) int steps,
            @Param(value = Texts.CHECKPOINTS, byDefault = "6", min = 1) int checkpoints,
            @Param(value = Texts.REPLICAS, byDefault = "1", min = 1) int replicas) {}

    @Override
    public TangentProblem problem(Configuration c, Setup setup) {
        Rows train = Labelled.test(setup.datasets().images(c.data), c.images).rows();
        if (c.component > train.count()) {
            throw Problems.value(
                    "component " + c.component + " of " + train.count() + " images; expected at most as many",
                    "Set component to 2.");
        }
        Architecture architecture = new Architecture(c.depth, c.beta, c.sigma);
        Rows first = new Rows(1, train.width(), Arrays.copyOf(train.values(), train.width()));
        Theory theory = new Theory(architecture, train, first);
        double[] component = theory.components(Math.max(c.component, Math.min(REPORTED, train.count())))
                .components()[c.component - 1];
        return new TangentProblem(
                        architecture,
                        train,
                        Arrays.stream(component).map(v -> GOAL * v).toArray(),
                        true,
                        1,
                        first,
                        new double[0],
                        0,
                        Rows.none(train.width()),
                        org.reprise.ntk.problem.Loss.SQUARED,
                        Referee.even(c.steps, c.checkpoints, c.eta),
                        c.eta,
                        c.replicas,
                        theory)
                .checked();
    }

    @Override
    public void measure(TangentProblem problem, Ensemble state, Measurements out) {
        double along = Referee.mean(state, r -> parts(problem, state, r)[0]);
        double theory = GOAL * Math.exp(-state.time() * eigenvalue(problem));
        out.put("along", along);
        out.put("theory", theory);
        out.put("gap", Math.abs(along - theory));
        out.put("across", Referee.mean(state, r -> parts(problem, state, r)[1]));
        PrincipalComponents components = problem.theory().components(REPORTED);
        for (int i = 0; i < REPORTED; i++) {
            out.put("eigenvalue-" + (i + 1), components.eigenvalues()[i]);
        }
        double mean = Arrays.stream(components.components()[0]).average().orElse(Double.NaN);
        out.put("flatness", mean * mean);
        Referee.common(problem, state, out);
    }

    /** Residual along the component, and the norm of the rest, under the empirical measure. */
    private static double[] parts(TangentProblem problem, Ensemble state, int r) {
        double[] goal = problem.targetsFrom(state.beginning().train()[r]);
        int n = goal.length;
        double along = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            double residual = goal[i] - state.train()[r][i];
            along += residual * problem.targets()[i] / GOAL / n;
            square += residual * residual / n;
        }
        return new double[] {along, Math.sqrt(Math.max(0, square - along * along))};
    }

    /** Eigenvalue of the component, as its Rayleigh quotient. */
    private static double eigenvalue(TangentProblem problem) {
        double[] gram = problem.theory().inside().tangent().data;
        double[] f = problem.targets();
        int n = f.length;
        double sum = 0;
        double norm = 0;
        for (int i = 0; i < n; i++) {
            norm += f[i] * f[i];
            for (int j = 0; j < n; j++) {
                sum += f[i] * gram[i * n + j] * f[j];
            }
        }
        return sum / norm / n;
    }
}
