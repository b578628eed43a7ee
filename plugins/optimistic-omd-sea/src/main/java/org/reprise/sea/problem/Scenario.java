package org.reprise.sea.problem;

/** The special cases of the SEA model that the paper looks at. */
public enum Scenario {
    /** One distribution for all rounds; without noise, one loss. */
    STATIONARY,
    /** The linear part changes its sign every block of rounds. */
    ALTERNATING,
    /** One distribution, but some rounds, at random places, have a linear part of a random direction. */
    CORRUPTED,
    /** The centre goes round a circle. */
    ROTATION,
    /** The centre jumps to a random place of a sphere at the start of every stage. */
    SWITCHES,
    /** The centre goes round a circle, by the same small step each round. */
    DRIFT,
    /** Losses of a fixed set in random order, without replacement. */
    RANDOM_ORDER;

    /** Whether the losses have a centre away from 0. */
    boolean centred() {
        return this == ROTATION || this == SWITCHES || this == DRIFT || this == RANDOM_ORDER;
    }
}
