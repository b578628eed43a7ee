package org.reprise.core.trial;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Empties a ring on another thread as the pump does, but into a buffer that is used again: what is allocated then is
 * the producer's.
 */
final class Drain {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Thread thread = new Thread(this::run, "bench-drain");
    private final MeasurementRing.Buffer buffer = new MeasurementRing.Buffer();
    private volatile MeasurementRing ring;
    private volatile boolean closed;

    void start(MeasurementRing source) {
        ring = source;
        thread.setDaemon(true);
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD_NANOS);
            buffer.size = 0;
            ring.drainTo(buffer);
        }
    }

    void close() throws InterruptedException {
        closed = true;
        wake();
        thread.join();
    }
}
