package org.reprise.sketchednewton.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.LabelledRows;
import org.reprise.sketchednewton.problem.LogisticModel;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.sketchednewton.problem.SparseMatrix;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Constrained logistic regression (Section 4 of the paper). */
@Extension
@ExperimentSpec(
        id = "logistic",
        title = "Constrained logistic regression",
        description = "Logistic regression on a table with two classes, features scaled to [-1, 1], subject to A x = b"
                + " with normal A and b, and ||x|| = 1.",
        metrics = {
            @Metric(name = Referee.KKT, description = Referee.KKT_TEXT, log = true),
            @Metric(name = Referee.OBJECTIVE, description = Referee.OBJECTIVE_TEXT, direction = Direction.NEUTRAL),
            @Metric(name = Referee.INFEASIBILITY, description = Referee.INFEASIBILITY_TEXT, log = true)
        })
public final class LogisticExperiment
        implements Experiment<EqualityProblem, LogisticExperiment.Configuration, PrimalDual> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "table whose last column of two categories is the label",
                            byDefault = "breast-cancer",
                            datasets = {"breast-cancer", "ionosphere", "sonar"})
                    String data,
            @Param(value = "path of a file in LIBSVM's format instead; none for the table", byDefault = "none")
                    String file,
            @Param(value = "linear constraints", byDefault = "10", min = 1) int equations,
            @Param(value = "factor of b: with few features 1 is infeasible", byDefault = "1", min = 0) double bScale) {}

    @Override
    public EqualityProblem problem(Configuration configuration, Setup setup) {
        LabelledRows rows = configuration.file.equals("none")
                ? LabelledRows.of(setup.datasets().table(configuration.data))
                : LabelledRows.read(Path.of(configuration.file));
        int n = rows.dimension();
        RandomGenerator random = setup.random("constraints");
        double[] a = new double[configuration.equations * n];
        Arrays.setAll(a, k -> random.nextGaussian());
        double[] b = new double[configuration.equations];
        Arrays.setAll(b, k -> configuration.bScale * random.nextGaussian());
        LogisticModel model =
                new LogisticModel(rows.features(), rows.labels(), SparseMatrix.full(configuration.equations, n, a), b);
        double[] start = new double[n];
        Arrays.fill(start, 1);
        double[] multipliers = new double[model.constraints()];
        Arrays.fill(multipliers, 1);
        return new EqualityProblem(
                "logistic regression on " + configuration.data, model, start, multipliers, Double.NaN);
    }

    @Override
    public void measure(EqualityProblem problem, PrimalDual at, Measurements out) {
        Referee.measure(problem, at, out);
    }
}
