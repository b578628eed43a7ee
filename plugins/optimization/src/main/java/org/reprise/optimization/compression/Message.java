package org.reprise.optimization.compression;

/**
 * Where {@link Compressor#compress} says which coordinates it sends; of one thread, used again and again. A message of all
 * coordinates lists them in order.
 */
public final class Message {
    /** Two lines of the cache, in indices: messages of different threads must not share one. */
    private static final int APART = 32;

    private final int[] indices;
    private final double[] scratch;
    /** Place of the number of coordinates in {@link #indices}, with room on both sides. */
    private final int countAt;

    /** For vectors of at most {@code d} coordinates. */
    public Message(int d) {
        countAt = d + APART;
        indices = new int[countAt + APART];
        scratch = new double[d + APART];
    }

    /** Number of coordinates sent. */
    public int count() {
        return indices[countAt];
    }

    /** The coordinates sent: the first {@link #count} places, distinct. */
    public int[] indices() {
        return indices;
    }

    /** Room for a compressor, overwritten by each. */
    double[] scratch() {
        return scratch;
    }

    void clear() {
        indices[countAt] = 0;
    }

    void add(int index) {
        indices[indices[countAt]++] = index;
    }

    void all(int d) {
        for (int j = 0; j < d; j++) {
            indices[j] = j;
        }
        indices[countAt] = d;
    }

    /** Whether a coordinate is among those sent. */
    boolean holds(int index) {
        for (int k = 0; k < indices[countAt]; k++) {
            if (indices[k] == index) {
                return true;
            }
        }
        return false;
    }

    /** Sends the first coordinate of a vector that is not finite, as NaN. */
    void broken(double[] v) {
        v[0] = Double.NaN;
        clear();
        add(0);
    }
}
