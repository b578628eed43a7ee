package org.reprise.lastiterate.experiment;

/** Descriptions of configuration keys that several experiments share. */
final class Texts {
    static final String HORIZON = "number T of steps";
    static final String PATHS = "independent paths";
    static final String CHECKPOINTS = "iterations that the T steps are divided into, evenly by logarithm";
    static final String SIGMA = "scale sigma of the noise";
    static final String BATCH = "rows a gradient";
    static final String PLACE = "where the quadratic is: in f, through the gradient, or in h, exactly";
    static final String MOMENT = "exponent p of the moment that methods for heavy tails rely on";

    private Texts() {}
}
