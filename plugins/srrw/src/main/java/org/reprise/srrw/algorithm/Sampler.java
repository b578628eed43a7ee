package org.reprise.srrw.algorithm;

import java.util.random.RandomGenerator;
import org.reprise.spi.Checkpoints;

/** Chooses the next node of a replica. Replicas are independent, so that any thread may advance any of them. */
interface Sampler {
    /** The next node after {@code node}; looks at nothing but the replica's own state. */
    int next(int replica, int node, RandomGenerator random);

    /** Neighbours asked at a node for their visit counts or degrees. */
    default int queries(int node) {
        return 0;
    }

    /** Puts what it remembers of its walks. */
    default void save(Checkpoints.State state) {
        // Most remember nothing.
    }

    /** Takes back what it put. */
    default void restore(Checkpoints.Saved state) {
        // Most remember nothing.
    }
}
