package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.sns.algorithm.SinkhornNewton;
import org.reprise.sns.experiment.GridCost;
import org.reprise.sns.experiment.ImagesExperiment;
import org.reprise.sns.experiment.ImagesExperiment.Configuration;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeSetup;

class ImagesTest {
    private final ImagesExperiment experiment = new ImagesExperiment();

    private TransportProblem problem(ImageDataset images, GridCost cost, int second, double eta) {
        return experiment.problem(new Configuration(images.id(), cost, 0, second, 0.01, eta), new FakeSetup(0, images));
    }

    /** One training image, which must not be touched, then test images with a single bright pixel each. */
    private static ImageDataset dots(int height, int width, int... places) {
        int size = height * width;
        byte[] pixels = new byte[(places.length + 1) * size];
        for (int k = 0; k < places.length; k++) {
            pixels[(k + 1) * size + places[k]] = (byte) 255;
        }
        return new ImageDataset("dots", places.length + 1, 1, height, width, pixels, new byte[places.length + 1]);
    }

    /** Two filled discs far apart. */
    private static ImageDataset discs(int side) {
        byte[] pixels = new byte[2 * side * side];
        for (int p = 0; p < side * side; p++) {
            int row = p / side;
            int column = p % side;
            pixels[p] = (byte) (Math.hypot(row - 0.3 * side, column - 0.3 * side) < 0.25 * side ? 250 : 0);
            pixels[side * side + p] = (byte) (Math.hypot(row - 0.7 * side, column - 0.6 * side) < 0.2 * side ? 200 : 0);
        }
        return new ImageDataset("discs", 2, 0, side, side, pixels, new byte[2]);
    }

    @Test
    void intensitiesBecomeMarginalsAndCostsAreScaled() {
        TransportProblem problem = problem(dots(3, 4, 0, 11), GridCost.L2, 1, 50);
        assertThat(problem.rows()).isEqualTo(12);
        assertThat(Arrays.stream(problem.r()).sum()).isCloseTo(1, within(1e-14));
        assertThat(problem.r()[0]).isCloseTo(1.01 / 1.12, within(1e-14));
        assertThat(problem.c()[11]).isCloseTo(1.01 / 1.12, within(1e-14));
        assertThat(problem.r()[5]).isCloseTo(0.01 / 1.12, within(1e-14));
        assertThat(problem.costScale()).isEqualTo(4 + 9);
        assertThat(problem.cost()[11]).isEqualTo(1);
        assertThat(problem.cost()[1 * 12 + 6]).isCloseTo(2 / 13.0, within(1e-15));
    }

    @Test
    void theCostIsReportedInPixels() {
        TransportProblem problem = problem(dots(3, 4, 0, 11), GridCost.L1, 1, 1200);
        Potentials z = new SinkhornNewton().solve(problem, parameters(20), MeasuringTrial.of(problem, 500, 1e-12));
        Map<String, Double> measured = new HashMap<>();
        experiment.measure(problem, z, measured::put);
        assertThat(measured.get("error")).isLessThan(1e-10);
        // A mass of 1 / 1.12 moves two rows down and three columns over.
        assertThat(measured.get("transport-cost")).isCloseTo(5 / 1.12, within(1e-2));
    }

    @Test
    void aShortWarmUpOnTheL1CostIsNoTrap() {
        TransportProblem problem = problem(discs(16), GridCost.L1, 1, 1200);
        MeasuringTrial trial = MeasuringTrial.of(problem, 3000, 1e-11);
        new SinkhornNewton().solve(problem, parameters(2), trial);
        assertThat(trial.error()).isLessThan(1e-10);
        assertThat(trial.counters()).containsKey("recoveries");
        assertThat(trial.records()).doesNotContainKeys("stalled", "step-limit");
    }

    @Test
    void imagesThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> problem(dots(3, 4, 0, 11), GridCost.L1, 2, 50))
                .isInstanceOfSatisfying(RepriseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE);
                    assertThat(e.getMessage()).contains("Image 2", "there are 2");
                });
    }

    private static SinkhornNewton.Parameters parameters(int warmUp) {
        return new SinkhornNewton.Parameters(60, warmUp, 60, 1e-12, 1e-8, 3000, false, false);
    }
}
