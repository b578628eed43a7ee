package org.reprise.sea.problem;

/** An environment of the SEA model: a distribution of losses for every round. */
public interface Nature {
    /** The form of its losses. */
    LossFamily losses();

    /**
     * The losses of a replica from the first round on; every call for a replica gives the same ones.
     *
     * @param replica its number, from 0
     * @param hardness whether variance and variation will be asked for
     */
    Draw open(int replica, boolean hardness);

    /** Whether variance and variation are exact; otherwise upper bounds or estimates from points of the domain. */
    boolean exact();
}
