package org.reprise.sea.algorithm;

/** Step size of a round. */
@FunctionalInterface
interface StepSize {
    /**
     * eta_t.
     *
     * @param round t, from 1
     * @param realised V of the rounds before t
     */
    double of(long round, double realised);
}
