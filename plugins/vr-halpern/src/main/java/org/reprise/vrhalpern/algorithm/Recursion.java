package org.reprise.vrhalpern.algorithm;

/** A method that advances step by step and shows its iterates through the {@link Oracle}. */
@FunctionalInterface
interface Recursion {
    /** Step k, from 0; false where the oracle affords no more or the method has converged. */
    boolean step(long k);
}
