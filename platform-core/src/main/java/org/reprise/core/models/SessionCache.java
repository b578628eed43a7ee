package org.reprise.core.models;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Compiled models by what they are compiled from. Those in use stay, and of the others the few used last. */
final class SessionCache {
    private static final int IDLE = 8;

    private final Map<Key, Entry> entries = new HashMap<>();
    private final Map<Key, Entry> idle = new LinkedHashMap<>();
    private final Map<Session, Entry> bySession = new IdentityHashMap<>();
    private final AtomicLong privates = new AtomicLong();
    private boolean closed;

    /**
     * What a session depends on.
     *
     * @param sha256 of the model's bytes
     * @param number tells apart sessions that are not shared; 0 for those that are
     */
    record Key(String sha256, String device, int threads, long number) {}

    private static final class Entry {
        private final Key key;
        private Session session;
        private int users;

        Entry(Key key) {
            this.key = key;
        }
    }

    /** The key of a session that nobody shares. */
    Key alone(Key key) {
        return new Key(key.sha256, key.device, key.threads, privates.incrementAndGet());
    }

    /** The session of a key, to be released; made where there is none. */
    Session acquire(Key key, Supplier<Session> create) {
        Entry entry;
        synchronized (this) {
            entry = entries.computeIfAbsent(key, Entry::new);
            entry.users++;
            idle.remove(key);
        }
        try {
            // Others compile meanwhile; who wants the same waits.
            synchronized (entry) {
                if (entry.session == null) {
                    entry.session = create.get();
                }
            }
        } catch (RuntimeException | Error e) {
            drop(entry);
            throw e;
        }
        synchronized (this) {
            bySession.put(entry.session, entry);
        }
        return entry.session;
    }

    private synchronized void drop(Entry entry) {
        if (--entry.users == 0) {
            entries.remove(entry.key);
        }
    }

    /** One more user of a session that is in use. */
    synchronized void share(Session session) {
        bySession.get(session).users++;
    }

    /** One user less. */
    synchronized void release(Session session) {
        Entry entry = bySession.get(session);
        if (--entry.users > 0) {
            return;
        }
        if (closed || entry.key.number > 0) {
            remove(entry);
            return;
        }
        idle.put(entry.key, entry);
        if (idle.size() > IDLE) {
            Entry eldest = idle.values().iterator().next();
            idle.remove(eldest.key);
            remove(eldest);
        }
    }

    private void remove(Entry entry) {
        entries.remove(entry.key);
        bySession.remove(entry.session);
        entry.session.close();
    }

    /** Number of compiled models. */
    synchronized int size() {
        return bySession.size();
    }

    /** Closes those that are idle now, and the others when they are released. */
    synchronized void close() {
        closed = true;
        idle.values().forEach(this::remove);
        idle.clear();
    }
}
