package org.reprise.testkit;

import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Dataset;
import org.reprise.spi.Datasets;
import org.reprise.spi.Setup;

/**
 * A setup without a host, for tests of one experiment.
 *
 * @param seed seed of its random streams
 * @param dataset answers to every id; may be null
 */
public record FakeSetup(long seed, Dataset dataset) implements Setup {
    /** Without data. */
    public FakeSetup(long seed) {
        this(seed, null);
    }

    @Override
    public RandomGenerator random(String stream) {
        return RandomStreams.of(seed, stream);
    }

    @Override
    public Datasets datasets() {
        return id -> dataset;
    }
}
