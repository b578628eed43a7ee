package org.reprise.ef21w.experiment;

/** Descriptions of configuration keys that several experiments share. */
final class Texts {
    static final String CLIENTS = "number n of clients";
    static final String DIMENSION = "number d of variables";
    static final String LAMBDA = "weight lambda of the non-convex regulariser sum_j x_j^2/(1 + x_j^2)";
    static final String START = "start: zero, or a standard gaussian";

    private Texts() {}
}
