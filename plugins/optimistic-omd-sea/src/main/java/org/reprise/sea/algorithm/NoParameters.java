package org.reprise.sea.algorithm;

/** Of learners whose constants come from the problem alone. */
public record NoParameters() {}
