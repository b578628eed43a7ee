package org.reprise.lastiterate.experiment;

/** Where the quadratic of the objective is. */
public enum Place {
    /** In f. */
    F,
    /** In h. */
    H
}
