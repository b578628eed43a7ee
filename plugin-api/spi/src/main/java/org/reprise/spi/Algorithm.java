package org.reprise.spi;

import org.pf4j.ExtensionPoint;

/**
 * A method that solves problems of one type. Implementations carry {@link AlgorithmSpec} and {@code @Extension}, are
 * immutable and may be used by many trials at once; the state of one solve lives in a nested {@code Run}.
 *
 * @param <P> problem type, annotated with {@link ProblemSpec}
 * @param <C> parameter record, its components annotated with {@link Param}
 * @param <S> iterate type: what the experiments for {@code P} know how to measure
 */
public interface Algorithm<P, C extends Record, S> extends ExtensionPoint {
    /** Id, title and source, read from {@link AlgorithmSpec}. */
    default AlgorithmInfo info() {
        return AlgorithmInfo.of(getClass());
    }

    /**
     * Solves {@code problem}, offering iterates to {@code trial} until {@link Trial#proceed} answers false or the
     * method has converged by its own criterion.
     *
     * @return the last iterate, which the referee measures once more
     * @throws RepriseException for input that the algorithm cannot take
     * @throws Exception for anything else; the trial is then recorded as FAILED with this cause
     */
    S solve(P problem, C parameters, Trial<S> trial) throws Exception;
}
