package org.reprise.sns.experiment;

import org.pf4j.Extension;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Setup;

/** Transport of one image's intensities onto another's over the pixel grid (Table 1, second and third block). */
@Extension
@ExperimentSpec(
        id = "images",
        title = "Pairs of images",
        description = "Moves the intensities of one test image onto another; the cost is the l1 or the squared l2"
                + " distance between pixels over its maximum.",
        metrics = {
            @Metric(name = Referee.ERROR, description = Referee.ERROR_TEXT, log = true),
            @Metric(name = Referee.TRANSPORT_COST, description = Referee.TRANSPORT_COST_TEXT),
            @Metric(name = Referee.DUAL, description = Referee.DUAL_TEXT, direction = Direction.MAXIMISE),
            @Metric(name = Referee.HESSIAN_MASS, description = Referee.HESSIAN_MASS_TEXT, direction = Direction.NEUTRAL)
        })
public final class ImagesExperiment
        implements Experiment<TransportProblem, ImagesExperiment.Configuration, Potentials> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "images",
                            byDefault = "auto",
                            datasets = {"mnist", "fashion-mnist", "digits"})
                    String data,
            @Param(value = "distance between pixels", byDefault = "l2") GridCost cost,
            @Param(value = "first image, counted among the test images", byDefault = "0", min = 0) int first,
            @Param(value = "second image, counted among the test images", byDefault = "1", min = 0) int second,
            @Param(
                            value = "intensity added to every pixel, of a full intensity of 1",
                            byDefault = "0.01",
                            min = 0,
                            aboveMin = true)
                    double background,
            @Param(
                            value = "inverse regularisation, for costs over their maximum",
                            byDefault = "1200",
                            min = 0,
                            aboveMin = true)
                    double eta) {}

    @Override
    public TransportProblem problem(Configuration configuration, Setup setup) {
        ImageDataset images = setup.datasets().images(configuration.data);
        double[] cost = configuration.cost.grid(images.height(), images.width());
        double scale = GridCost.normalise(cost);
        double[] r = density(images, configuration.first, configuration.background);
        double[] c = density(images, configuration.second, configuration.background);
        return new TransportProblem(r.length, c.length, cost, r, c, configuration.eta, scale, Double.NaN);
    }

    @Override
    public void measure(TransportProblem problem, Potentials iterate, Measurements out) {
        Referee.measure(problem, iterate, out);
    }

    private static double[] density(ImageDataset images, int index, double background) {
        // Sets without test images, such as the digits, are counted from their beginning.
        int first = images.train() < images.count() ? images.train() : 0;
        if (first + index >= images.count()) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Image " + index + " of '" + images.id() + "' does not exist: there are " + (images.count() - first)
                            + " to choose from",
                    "Choose a smaller index.");
        }
        double[] density = images.image(first + index);
        for (int i = 0; i < density.length; i++) {
            density[i] += background;
        }
        return Densities.normalised(density);
    }
}
