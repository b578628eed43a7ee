package org.reprise.selu.experiment;

import org.pf4j.Extension;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.selu.problem.Split;
import org.reprise.selu.problem.Tables;
import org.reprise.selu.problem.Tasks;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Tasks of the UCI repository (Section 3 of the paper, "121 UCI Machine Learning Repository datasets"). */
@Extension
@ExperimentSpec(
        id = "uci",
        title = "UCI classification",
        description =
                "A data set split at random, class by class, into training and test rows; hyper-parameters and the"
                        + " number of epochs are chosen on a share of the training rows.",
        metrics = {
            @Metric(name = Accuracy.ACCURACY, description = Accuracy.ACCURACY_TEXT, direction = Direction.MAXIMISE),
            @Metric(name = Accuracy.VALIDATION, description = Accuracy.VALIDATION_TEXT, direction = Direction.MAXIMISE),
            @Metric(name = Accuracy.LOSS, description = Accuracy.LOSS_TEXT, log = true)
        })
public final class TableExperiment
        implements Experiment<ClassificationProblem, TableExperiment.Configuration, Predictions> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "data set with classes",
                            byDefault = "iris",
                            datasets = {
                                "iris",
                                "wine",
                                "breast-cancer",
                                "breast-cancer-wisconsin",
                                "dna",
                                "glass",
                                "house-votes-84",
                                "ionosphere",
                                "letter-recognition",
                                "pima-diabetes",
                                "satellite",
                                "shuttle",
                                "sonar",
                                "soybean",
                                "vehicle",
                                "vowel",
                                "zoo",
                                "digits"
                            })
                    String data,
            @Param(value = "largest number of rows to take; 0 for all", byDefault = "0", min = 0) int rows,
            @Param(value = "share of the rows for training", byDefault = "0.75", min = 0.1, max = 0.9)
                    double trainShare,
            @Param(value = "share of the training rows to choose by", byDefault = "0.15", min = 0, max = 0.9)
                    double validationShare,
            @Param(value = "what becomes of categories", byDefault = "numbers") Tables.Coding coding,
            @Param(
                            value = "where standardised features are cut off",
                            byDefault = "5",
                            min = 0,
                            aboveMin = true,
                            unit = "standard deviations")
                    double bound) {}

    @Override
    public ClassificationProblem problem(Configuration configuration, Setup setup) {
        Tables.Numbers numbers = Tables.of(setup.datasets().load(configuration.data), configuration.coding);
        Split split = Split.of(
                numbers.labels(),
                numbers.classes(),
                configuration.rows,
                configuration.trainShare,
                configuration.validationShare,
                setup.random("split"));
        return Tasks.of(numbers, split, configuration.bound);
    }

    @Override
    public void measure(ClassificationProblem problem, Predictions predictions, Measurements out) {
        Accuracy.measure(problem, predictions, out);
    }
}
