package org.reprise.sea.problem;

/** Nature in one replica: draws the losses f_1, f_2, ... in order. */
public interface Draw {
    /** Writes f_t of the next round, a row of its family's width. */
    void next(double[] row);

    /** sigma_t^2 of the round just drawn: the largest variance of the gradient over the domain. */
    double variance();

    /**
     * sup over the domain of {@code ||grad F_t - grad F_(t-1)||^2} of the round just drawn, F_0 = 0: in the first round it
     * is {@code sup ||grad F_1||^2}.
     */
    double variation();

    /** The minimiser of F_t over the domain; the same array as long as F_t stays; null where it is not known. */
    double[] minimiser();
}
