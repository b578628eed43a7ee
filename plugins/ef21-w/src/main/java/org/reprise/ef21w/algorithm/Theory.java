package org.reprise.ef21w.algorithm;

import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Weighting;

/** Which analysis a step size comes from. */
public enum Theory {
    /** By the quadratic mean of the L_i (Richtarik, Sokolov and Fatkhullin 2021). */
    OLD,
    /** By their arithmetic mean (this paper). */
    NEW;

    /** Weights of the analysis. */
    Weighting weighting(DistributedProblem problem) {
        return this == OLD
                ? Weighting.uniform(problem.clients().count())
                : Weighting.bySmoothness(problem.clients().smoothness());
    }
}
