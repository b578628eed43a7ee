package org.reprise.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a body that has yielded nothing for too long or is not through in time; that ends a read that waits for it. */
final class StallGuard implements AutoCloseable {
    private final InputStream body;
    private final Duration stall;
    private final long deadline;
    private final Thread thread;
    private volatile long latest = System.nanoTime();
    private volatile String verdict = "";

    /**
     * Starts to watch.
     *
     * @param deadline time by {@link System#nanoTime}
     */
    StallGuard(InputStream body, Duration stall, long deadline) {
        this.body = body;
        this.stall = stall;
        this.deadline = deadline;
        thread = new Thread(this::watch, "download-guard");
        thread.setDaemon(true);
        thread.start();
    }

    /** Bytes came. */
    void touch() {
        latest = System.nanoTime();
    }

    /** Throws if the body was closed by this guard. */
    void check() throws IOException {
        if (!verdict.isEmpty()) {
            throw new IOException(verdict);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                long now = System.nanoTime();
                long quiet = latest + stall.toNanos() - now;
                if (quiet <= 0 || deadline - now <= 0) {
                    verdict = quiet <= 0
                            ? "no bytes for " + stall.toMillis() / 1000.0 + " seconds"
                            : "not through in the time allowed";
                    body.close();
                    return;
                }
                Thread.sleep(1 + Math.min(quiet, deadline - now) / 1_000_000);
            }
        } catch (InterruptedException | IOException e) {
            // The transfer is over, or its body is closed already.
            return;
        }
    }
}
