package org.reprise.core.trial;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.run.MeasurementBatch;
import org.reprise.core.run.Progress;
import org.reprise.core.run.TrialMessage;

/**
 * Carries numbers from the rings of running trials to the bus in batches, every 50 ms or sooner where a ring fills.
 * Consumers that fall behind cost memory, never the algorithm's time.
 */
final class MeasurementPump implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Bus bus;
    private final Map<String, Referee<?, ?>> referees = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    MeasurementPump(Bus bus) {
        this.bus = bus;
        thread = new Thread(this::run, "reprise-pump");
        thread.setDaemon(true);
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    void add(String trial, Referee<?, ?> referee) {
        referees.put(trial, referee);
    }

    /** Publishes what is left of a trial; called by its thread once the algorithm has returned. */
    void remove(String trial) {
        Referee<?, ?> referee = referees.remove(trial);
        synchronized (referee) {
            publish(trial, referee);
        }
    }

    /** Publishes all that a trial has measured so far and then a message of its own; called by its thread. */
    void publishBehind(String trial, Referee<?, ?> referee, TrialMessage message) {
        synchronized (referee) {
            publish(trial, referee);
            bus.publish(Addresses.MEASUREMENTS, message);
        }
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD_NANOS);
            referees.forEach(this::publishSafely);
        }
    }

    private void publishSafely(String trial, Referee<?, ?> referee) {
        try {
            synchronized (referee) {
                // Not those that were removed meanwhile: their last batch is out.
                if (referees.get(trial) == referee) {
                    publish(trial, referee);
                }
            }
        } catch (OutOfMemoryError e) {
            // A trial took all there is. Its numbers stay in the ring until it has failed.
        }
    }

    /** Ring to bus; the lock keeps the pump and the trial's own last call in order. */
    private void publish(String trial, Referee<?, ?> referee) {
        MeasurementRing.Buffer buffer = new MeasurementRing.Buffer();
        referee.ring().drainTo(buffer);
        if (buffer.size == 0) {
            return;
        }
        int size = buffer.size;
        bus.publish(
                Addresses.MEASUREMENTS,
                new TrialMessage.Numbers(new MeasurementBatch(
                        trial,
                        referee.names().names(),
                        referee.names().kinds(),
                        Arrays.copyOf(buffer.iterations, size),
                        Arrays.copyOf(buffer.nanos, size),
                        Arrays.copyOf(buffer.names, size),
                        Arrays.copyOf(buffer.values, size))));
        bus.publish(
                Addresses.PROGRESS,
                new Progress(trial, buffer.iterations[size - 1], buffer.nanos[size - 1] / 1e9, lastLeading(buffer)));
    }

    private static double lastLeading(MeasurementRing.Buffer buffer) {
        for (int i = buffer.size - 1; i >= 0; i--) {
            if (buffer.names[i] == 0) {
                return buffer.values[i];
            }
        }
        return Double.NaN;
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }
}
