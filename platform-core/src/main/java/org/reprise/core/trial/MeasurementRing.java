package org.reprise.core.trial;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A bounded ring of numbers from one algorithm thread to one pump thread: no locks, and nothing is allocated when a
 * number is put. Nothing is ever dropped: should the ring be full, the producer wakes the pump and waits, with the
 * algorithm's clock standing still.
 */
final class MeasurementRing {
    private static final long FULL_WAIT_NANOS = 20_000;

    private final int mask;
    private final long[] iterations;
    private final long[] nanos;
    private final int[] names;
    private final double[] values;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();
    private final Runnable wake;
    private long knownHead;

    /**
     * @param capacity a power of two
     * @param wake called when the ring is half full
     */
    MeasurementRing(int capacity, Runnable wake) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
        }
        this.mask = capacity - 1;
        this.iterations = new long[capacity];
        this.nanos = new long[capacity];
        this.names = new int[capacity];
        this.values = new double[capacity];
        this.wake = wake;
    }

    /** Puts a number; for the producer alone. */
    void put(long iteration, long nano, int name, double value) {
        long position = tail.getPlain();
        if (position - knownHead > mask >> 1) {
            makeRoom(position);
        }
        int slot = (int) position & mask;
        iterations[slot] = iteration;
        nanos[slot] = nano;
        names[slot] = name;
        values[slot] = value;
        tail.setRelease(position + 1);
    }

    private void makeRoom(long position) {
        knownHead = head.getAcquire();
        if (position - knownHead > mask >> 1) {
            wake.run();
        }
        while (position - knownHead > mask) {
            LockSupport.parkNanos(FULL_WAIT_NANOS);
            knownHead = head.getAcquire();
        }
    }

    /** Appends all that is there to {@code out}; for the consumer alone. */
    void drainTo(Buffer out) {
        long from = head.getPlain();
        long to = tail.getAcquire();
        for (long position = from; position < to; position++) {
            int slot = (int) position & mask;
            out.add(iterations[slot], nanos[slot], names[slot], values[slot]);
        }
        head.setRelease(to);
    }

    /** A growing buffer of numbers. */
    static final class Buffer {
        private static final int INITIAL = 256;
        long[] iterations = new long[INITIAL];
        long[] nanos = new long[INITIAL];
        int[] names = new int[INITIAL];
        double[] values = new double[INITIAL];
        int size;

        void add(long iteration, long nano, int name, double value) {
            if (size == values.length) {
                int grown = size * 2;
                iterations = Arrays.copyOf(iterations, grown);
                nanos = Arrays.copyOf(nanos, grown);
                names = Arrays.copyOf(names, grown);
                values = Arrays.copyOf(values, grown);
            }
            iterations[size] = iteration;
            nanos[size] = nano;
            names[size] = name;
            values[size++] = value;
        }
    }
}
