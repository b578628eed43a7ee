package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * A contractive map of vectors, {@code E||C(v) - v||^2 <= (1 - alpha) ||v||^2}, whose values take fewer bits. Numbers are
 * sent as 32 bits, and computed with as doubles. Implementations are immutable.
 */
public interface Compressor {
    /** As {@link Compressors#parse} reads it. */
    String text();

    /** alpha for vectors of d coordinates, in (0, 1]. */
    double contraction(int d);

    /** Whether it draws nothing. */
    boolean deterministic();

    /** Whether {@code C(t v) = t C(v)} for all t above 0 and the same draws. */
    default boolean homogeneous() {
        return true;
    }

    /**
     * Compresses {@code v[0 .. d)}: {@code out} gets the coordinates that are sent, whose places in {@code v} get their
     * values; what else is in {@code v} stands for 0. A compressor that looks at all values sends NaN where one is not finite, so
     * that whoever adds messages up notices.
     */
    void compress(double[] v, int d, RandomGenerator random, Message out);

    /**
     * Bits of a message.
     *
     * @param count coordinates in it
     * @param d coordinates that it might have held
     */
    long bits(int count, int d);

    /** Refuses vectors of d coordinates where they are too short. */
    default void check(int d) {
        if (d < 1) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM, "Vectors of " + d + " coordinates; expected at least 1", "Use a feature.");
        }
    }
}
