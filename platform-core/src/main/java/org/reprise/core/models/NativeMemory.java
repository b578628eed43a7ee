package org.reprise.core.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Native memory for tensors. The JVM frees it only with its garbage, so a part of what was given back is kept for the
 * next who asks for as much.
 */
final class NativeMemory {
    /** Cache lines, and the width of the widest vectors. */
    private static final int ALIGNMENT = 64;

    private static final long KEPT = 64L << 20;

    private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();
    private long kept;
    private long used;

    /**
     * Memory of this many bytes, at a multiple of 64 and in the machine's byte order; its content is arbitrary.
     *
     * @throws RepriseException {@link ErrorCode#MEMORY}
     */
    ByteBuffer take(int bytes) {
        synchronized (this) {
            Deque<ByteBuffer> same = free.get(bytes);
            if (same != null) {
                ByteBuffer buffer = same.pop();
                if (same.isEmpty()) {
                    free.remove(bytes);
                }
                kept -= bytes;
                used += bytes;
                return buffer.clear();
            }
        }
        ByteBuffer fresh = allocate(bytes);
        synchronized (this) {
            used += bytes;
        }
        return fresh;
    }

    private ByteBuffer allocate(int bytes) {
        try {
            ByteBuffer room = ByteBuffer.allocateDirect(Math.addExact(bytes, 2 * ALIGNMENT));
            int start = ALIGNMENT - room.alignmentOffset(0, ALIGNMENT);
            return room.slice(start, bytes).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new RepriseException(
                    ErrorCode.MEMORY,
                    "No native memory for a tensor of " + bytes + " bytes; " + bytes() + " bytes are in use",
                    "Choose a smaller problem or batch, or allow more with REPRISE_JAVA_OPTS=-Xmx8g, which limits native"
                            + " memory as well.",
                    e);
        }
    }

    /** Gives memory back, which nothing may use any more. */
    synchronized void give(ByteBuffer buffer) {
        int bytes = buffer.capacity();
        used -= bytes;
        if (kept + bytes <= KEPT) {
            kept += bytes;
            free.computeIfAbsent(bytes, absent -> new ArrayDeque<>()).push(buffer);
        }
    }

    /** Bytes in use. */
    synchronized long bytes() {
        return used;
    }
}
