package org.reprise.numerics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Named random streams: each is seeded by the SHA-256 of a seed and a path of names, so that a stream depends on
 * nothing else, neither on the order in which streams are asked for nor on threads.
 */
public final class RandomStreams {
    private RandomStreams() {}

    /** The stream of {@code seed} at {@code path}, at its beginning. */
    public static RandomStream of(long seed, String... path) {
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
        return RandomStream.seeded(digest.digest());
    }
}
