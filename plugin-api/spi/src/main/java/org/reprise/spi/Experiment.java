package org.reprise.spi;

import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * Builds problems from a configuration and measures iterates: the referee. Implementations carry {@link
 * ExperimentSpec} and {@code @Extension} and are stateless.
 *
 * @param <P> problem type
 * @param <C> configuration record, its components annotated with {@link Param}
 * @param <S> iterate type
 */
public interface Experiment<P, C extends Record, S> extends ExtensionPoint {
    /** Id, title and metrics, read from {@link ExperimentSpec}. */
    default ExperimentInfo info() {
        return ExperimentInfo.of(getClass());
    }

    /**
     * Builds the problem. It depends on the configuration and the setup alone, so that every algorithm of a study
     * meets the same problem for a seed.
     */
    P problem(C configuration, Setup setup) throws Exception;

    /**
     * Measures one iterate. Every name put must be one of the {@link ExperimentSpec#metrics}. The time this takes is
     * not charged to the algorithm.
     */
    void measure(P problem, S iterate, Measurements out);

    /**
     * Ids of the data sets that this configuration reads: they are part of a trial's identity by their digests.
     * The host adds those named by components with {@link Param#datasets}.
     */
    default Set<String> datasets(C configuration) {
        return Set.of();
    }
}
