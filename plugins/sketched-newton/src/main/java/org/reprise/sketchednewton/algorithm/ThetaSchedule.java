package org.reprise.sketchednewton.algorithm;

/** The sequence theta_k that sharpens the accuracy condition. */
public enum ThetaSchedule {
    /** 1: locally linear. */
    CONSTANT,
    /** 2^-k: locally superlinear. */
    GEOMETRIC,
    /** (k + 1)^-2: locally superlinear. */
    QUADRATIC;

    double at(int iteration) {
        return switch (this) {
            case CONSTANT -> 1;
            case GEOMETRIC -> Math.pow(0.5, iteration);
            case QUADRATIC -> 1 / ((iteration + 1.0) * (iteration + 1.0));
        };
    }
}
