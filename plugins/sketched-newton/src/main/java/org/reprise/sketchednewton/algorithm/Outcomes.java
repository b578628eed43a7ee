package org.reprise.sketchednewton.algorithm;

/** Names under which a method records why it stopped, other than by its own criterion. */
final class Outcomes {
    /** The smallest eigenvalue of G G', where it is too small or G not finite. */
    static final String SINGULAR = "singular";
    /** The step at which the line search gave up. */
    static final String LINE_SEARCH_FAILED = "line-search-failed";
    /** 1 where the Newton matrix could not be factorised. */
    static final String NO_FACTOR = "singular-system";
    /** The objective where it fell below -1e12. */
    static final String UNBOUNDED = "unbounded";
    /** The number of inner iterations without success. */
    static final String INNER_FAILED = "inner-failed";
    /** Step of the line search. */
    static final String STEP = "step";

    private Outcomes() {}
}
