package org.reprise.spi;

import java.util.Map;

/** One finished run, as a claim sees it. */
public interface RunView {
    /** Id of the algorithm. */
    String algorithm();

    /** The trial's seed. */
    long seed();

    /** The experiment's configuration by key: numbers, booleans and strings. */
    Map<String, Object> configuration();

    /** The algorithm's parameters by key: numbers, booleans and strings. */
    Map<String, Object> parameters();

    /** A metric, a counter or an algorithm's own record over the iterations; empty if there is none of that name. */
    Series series(String name);

    /** Number of iterations that the algorithm offered after the starting point. */
    long iterations();

    /** Time of the algorithm, in seconds, without measuring. */
    double seconds();
}
