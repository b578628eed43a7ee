package org.reprise.sea.problem;

/** First and second moments of the gradients of a changing set of losses, as functions on the domain. */
interface GradientMoments {
    /** Empties the set, but keeps what {@link #change} compares with. */
    void clear();

    /** Adds a row, or removes it with {@code sign = -1}. */
    void add(double[] rows, int row, int sign);

    /** Largest variance of the gradient of a uniform loss of the set, which has {@code count} losses. */
    double spread(int count);

    /** Largest squared change of the mean gradient since the last call; at first, of the mean gradient itself. */
    double change(int count);
}
