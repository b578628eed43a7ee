package org.reprise.core.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two fetches, of this process or of others, from writing one file. Its own file stays, since deleting it races. */
final class FetchLock implements AutoCloseable {
    private static final int POLL_MILLIS = 100;

    private final FileChannel channel;
    private final boolean waited;

    private FetchLock(FileChannel channel, boolean waited) {
        this.channel = channel;
        this.waited = waited;
    }

    /**
     * Waits for the lock.
     *
     * @param deadline time by {@link System#nanoTime}
     * @throws IOException also if another fetch holds it until the deadline
     */
    static FetchLock take(Path file, long deadline) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (boolean waited = false; deadline - System.nanoTime() > 0; waited = true) {
                if (locked(channel)) {
                    return new FetchLock(channel, waited);
                }
                Thread.sleep(POLL_MILLIS);
            }
            throw new IOException("another fetch of it is under way, and holds " + file);
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether another fetch held the lock, and may have fetched the file. */
    boolean waited() {
        return waited;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
