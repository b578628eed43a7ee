package org.reprise.selu.experiment;

import java.util.stream.IntStream;
import org.pf4j.Extension;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.selu.problem.Problems;
import org.reprise.selu.problem.Split;
import org.reprise.selu.problem.Tables;
import org.reprise.selu.problem.Tasks;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Images as rows of pixels, for networks of one setting (Figure 1 of the paper). */
@Extension
@ExperimentSpec(
        id = "images",
        title = "Image classification",
        description = "Standardised pixels of the first training images; nothing is chosen, so that a method has one"
                + " setting, and an iteration is an epoch.",
        metrics = {
            @Metric(name = Accuracy.ACCURACY, description = Accuracy.ACCURACY_TEXT, direction = Direction.MAXIMISE),
            @Metric(name = Accuracy.LOSS, description = Accuracy.LOSS_TEXT, log = true)
        })
public final class ImageExperiment
        implements Experiment<ClassificationProblem, ImageExperiment.Configuration, Predictions> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "set of images",
                            byDefault = "auto",
                            datasets = {"fashion-mnist", "mnist", "digits"})
                    String data,
            @Param(value = "largest number of training images", byDefault = "4000", min = 2) int trainRows,
            @Param(value = "largest number of test images", byDefault = "2000", min = 1) int testRows,
            @Param(
                            value = "where standardised features are cut off",
                            byDefault = "5",
                            min = 0,
                            aboveMin = true,
                            unit = "standard deviations")
                    double bound) {}

    @Override
    public ClassificationProblem problem(Configuration configuration, Setup setup) {
        ImageDataset images = setup.datasets().images(configuration.data);
        // A set without test images of its own gives its last quarter.
        int train = images.train() < images.count() ? images.train() : images.count() * 3 / 4;
        int taken = Math.min(train, configuration.trainRows);
        int tested = Math.min(images.count() - train, configuration.testRows);
        if (tested == 0) {
            throw Problems.bad("The set '" + configuration.data + "' has no images for the test", "Take another set.");
        }
        Split split = new Split(
                IntStream.range(0, taken).toArray(),
                new int[0],
                IntStream.range(train, train + tested).toArray());
        return Tasks.of(Tables.of(images, Tables.Coding.NUMBERS), split, configuration.bound);
    }

    @Override
    public void measure(ClassificationProblem problem, Predictions predictions, Measurements out) {
        Accuracy.measure(problem, predictions, out);
    }
}
