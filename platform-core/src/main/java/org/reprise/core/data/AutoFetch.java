package org.reprise.core.data;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.reprise.spi.RepriseException;

/** Downloads that nobody asked for: bounded in time, quiet on failure, and tried once. */
final class AutoFetch {
    /** Fetches the files of a set. */
    interface Fetch {
        void fetch(String id);
    }

    private final Fetch fetch;
    private final Duration limit;
    private final Set<String> tried = new HashSet<>();

    AutoFetch(Fetch fetch, Duration limit) {
        this.fetch = fetch;
        this.limit = limit;
    }

    /** Tries to fetch a set unless that was tried before; returns after the limit at the latest. */
    synchronized void attempt(String id) {
        if (!tried.add(id)) {
            return;
        }
        // A thread of its own, since a look-up of a host's name cannot be bounded otherwise.
        Thread thread = new Thread(() -> quietly(id), "auto-fetch-" + id);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void quietly(String id) {
        try {
            fetch.fetch(id);
        } catch (RepriseException e) {
            // Whoever needs the set hears where it was looked for; what was received is kept for the next attempt.
            return;
        }
    }
}
