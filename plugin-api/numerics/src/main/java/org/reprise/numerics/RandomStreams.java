package org.reprise.numerics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Named random streams: each is seeded by the SHA-256 of a seed and a path of names, so that a stream depends on
 * nothing else, neither on the order in which streams are asked for nor on threads.
 */
public final class RandomStreams {
    /** LXM generator with 128 bits of state and a 64-bit additive part (Steele and Vigna, 2021). */
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY = factory();

    private RandomStreams() {}

    /**
     * The JDK looks for its generators once, through the context loader of whichever thread comes first; that of a
     * plugin does not see them.
     */
    private static RandomGeneratorFactory<RandomGenerator> factory() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return RandomGeneratorFactory.of("L64X128MixRandom");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The stream of {@code seed} at {@code path}, at its beginning. */
    public static RandomGenerator of(long seed, String... path) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
        for (String name : path) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            // The length before the name: ("ab", "c") and ("a", "bc") are different paths.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return FACTORY.create(digest.digest());
    }
}
