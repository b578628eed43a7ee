package org.reprise.testkit;

import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Dataset;
import org.reprise.spi.Datasets;
import org.reprise.spi.Models;
import org.reprise.spi.Setup;

/**
 * A setup without a host, for tests of one experiment. Models that it opens stay open.
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

    @Override
    public Models models() {
        return TestModels.shared();
    }
}
