package org.reprise.numerics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The generator L64X128MixRandom (Steele and Vigna 2021, "LXM: better splittable pseudorandom number generators"), whose
 * state can be saved. Its numbers are those of the JDK 17 for the same seed; newer JDKs make another state of the bytes
 * of a seed, and this class does not depend on them. Not for several threads at once.
 */
public final class RandomStream implements RandomGenerator {
    private static final int WORDS = 4;
    private static final long MULTIPLIER = 0xd1342543de82ef95L;
    private static final long MIX = 0xdaba0b6eb09322e3L;

    private final long a;
    private long s;
    private long x0;
    private long x1;

    private RandomStream(long[] words) {
        a = words[0] | 1;
        s = words[1];
        x0 = words[2];
        x1 = words[3];
        if (words.length != WORDS || (x0 | x1) == 0) {
            throw new IllegalArgumentException("not a state of a random stream: " + Arrays.toString(words));
        }
    }

    /** The stream of 32 bytes at its beginning. */
    static RandomStream seeded(byte[] seed) {
        long[] words = new long[WORDS];
        for (int i = 0; i < WORDS * Long.BYTES; i++) {
            // With its sign, as JDK 17 does it: results must not change.
            words[i / Long.BYTES] = words[i / Long.BYTES] << Byte.SIZE | seed[i];
        }
        return new RandomStream(words);
    }

    /** The stream that goes on from a state of {@link #state}. */
    public static RandomStream of(long[] state) {
        return new RandomStream(state);
    }

    /** Where the stream stands: four words. */
    public long[] state() {
        return new long[] {a, s, x0, x1};
    }

    @Override
    public long nextLong() {
        long z = s + x0;
        s = MULTIPLIER * s + a;
        long q0 = x0;
        long q1 = x1 ^ q0;
        x0 = Long.rotateLeft(q0, 24) ^ q1 ^ q1 << 16;
        x1 = Long.rotateLeft(q1, 37);
        z = (z ^ z >>> 32) * MIX;
        z = (z ^ z >>> 32) * MIX;
        return z ^ z >>> 32;
    }
}
