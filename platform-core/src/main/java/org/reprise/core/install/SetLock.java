package org.reprise.core.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Lets one command at a time change the installed set; the system frees it when the process dies. */
final class SetLock implements AutoCloseable {
    private static final int POLL_MILLIS = 50;

    private final FileChannel channel;

    private SetLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE} if it is held for too long, or the folder not writable
     */
    static SetLock take(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!locked(channel)) {
                if (System.nanoTime() > deadline) {
                    channel.close();
                    throw new RepriseException(
                            ErrorCode.STORAGE,
                            "Another command has been changing the installed plugins for " + patience.toSeconds()
                                    + " s; it holds " + file,
                            "Wait until it is done. Nothing was changed here.");
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new SetLock(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw AtomicFiles.storage(file, e);
        } catch (InterruptedException e) {
            closeQuietly(channel);
            Thread.currentThread().interrupt();
            throw new RepriseException(ErrorCode.STORAGE, "Interrupted", "Nothing was changed.", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock ends with the process.
            return;
        }
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
