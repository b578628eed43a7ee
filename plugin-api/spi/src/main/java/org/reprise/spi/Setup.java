package org.reprise.spi;

import java.util.random.RandomGenerator;

/** What an experiment may draw on to build a problem. */
public interface Setup {
    /** A random stream that depends on the seed, the experiment and this name alone: all algorithms see the same. */
    RandomGenerator random(String stream);

    /** Data sets by id. */
    Datasets datasets();
}
