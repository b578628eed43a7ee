package org.reprise.srrw;

import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Dataset;
import org.reprise.spi.Datasets;
import org.reprise.spi.Setup;

/** Random streams of one seed, and one data set. */
record FakeSetup(long seed, Dataset dataset) implements Setup {
    FakeSetup(long seed) {
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
