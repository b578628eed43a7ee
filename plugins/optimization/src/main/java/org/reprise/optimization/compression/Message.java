package org.reprise.optimization.compression;

/**
 * Where {@link Compressor#compress} says which coordinates it sends; of one thread, used again and again. A message of all
 * coordinates lists them in order.
 */
public final class Message {
    private final int[] indices;
    private final double[] scratch;
    private int count;

    /** For vectors of at most {@code d} coordinates. */
    public Message(int d) {
        indices = new int[d];
        scratch = new double[d];
    }

    /** Number of coordinates sent. */
    public int count() {
        return count;
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
        count = 0;
    }

    void add(int index) {
        indices[count++] = index;
    }

    void all(int d) {
        for (int j = 0; j < d; j++) {
            indices[j] = j;
        }
        count = d;
    }

    /** Whether a coordinate is among those sent. */
    boolean holds(int index) {
        for (int k = 0; k < count; k++) {
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
