package org.reprise.ef21w.problem;

/**
 * Where an algorithm is after so many rounds. The arrays are overwritten by the next round.
 *
 * @param rounds rounds so far
 * @param x the point, length d
 * @param estimators the clients' g_i as {@link Clients} lays them out; of length 0 for methods without
 * @param scales g_i estimates {@code scales[i] grad f_i(x)}
 * @param server the server's estimate g of the gradient of f; of length 0 for methods without
 * @param bits sent by all clients so far
 * @param certificate what the theory says
 */
public record Estimates(
        long rounds,
        double[] x,
        double[] estimators,
        double[] scales,
        double[] server,
        long bits,
        Certificate certificate) {}
