package org.reprise.sea.experiment;

import org.reprise.spi.Setup;

/** What the configurations of all experiments share. */
final class Streams {
    static final String DIMENSION_TEXT = "dimension d";
    static final String RADIUS_TEXT = "radius R of the ball";
    static final String HORIZON_TEXT = "rounds T";
    static final String REPLICAS_TEXT = "independent replicas, whose mean is measured";
    static final String STRIDE_TEXT = "rounds in an iteration";

    private Streams() {}

    /** Seed of the environment's streams: the same for every learner, so that they meet the same losses. */
    static long seed(Setup setup) {
        return setup.random("nature").nextLong();
    }
}
