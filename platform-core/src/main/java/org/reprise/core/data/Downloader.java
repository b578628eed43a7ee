package org.reprise.core.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.reprise.core.data.Transfer.UselessException;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Downloads files, goes on where a broken download stopped, and keeps only what has the declared checksum. The time
 * allowed begins when the downloader is made.
 */
final class Downloader {
    private static final int KEY_DIGITS = 8;

    private final long deadline;
    private final Transfer transfer;

    Downloader(DownloadLimits limits) {
        deadline = System.nanoTime() + limits.whole().toNanos();
        transfer = new Transfer(limits, deadline);
    }

    /**
     * Fetches a file into a folder, from the first address that yields it; waits while another fetch of it is under way.
     *
     * @throws RepriseException {@link ErrorCode#DOWNLOAD_FAILED} with what went wrong at each address,
     *     {@link ErrorCode#STORAGE}
     */
    void fetch(DataFile file, Path folder, ProgressListener listener) {
        String fileName = file.fileNames().get(0);
        Path target = folder.resolve(fileName);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DataHome.storage(folder, e);
        }
        List<String> causes = new ArrayList<>();
        try (FetchLock lock = FetchLock.take(folder.resolve(fileName + ".lock"), deadline)) {
            if (lock.waited() && Files.exists(target) && file.fits(sha256(target))) {
                return;
            }
            for (String url : file.urls()) {
                try {
                    fetch(file, url, target, listener);
                    return;
                } catch (IOException e) {
                    causes.add(url + ": " + (e.getMessage() == null ? e : e.getMessage()));
                }
            }
        } catch (IOException e) {
            causes.add(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            causes.add("interrupted");
        }
        throw new RepriseException(
                ErrorCode.DOWNLOAD_FAILED,
                "File '" + file.name() + "' could not be downloaded:\n  " + String.join("\n  ", causes),
                "Running it again resumes where it stopped.");
    }

    private void fetch(DataFile file, String url, Path target, ProgressListener listener)
            throws IOException, InterruptedException {
        // Mirrors may have compressed the file differently, so that one cannot go on where another stopped.
        String key = Content.sha256(url.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_DIGITS);
        Path part = target.resolveSibling(target.getFileName() + "." + key + ".part");
        boolean resumed = Files.exists(part);
        try {
            receive(file, url, part, target, listener);
        } catch (UselessException e) {
            if (!resumed) {
                throw e;
            }
            receive(file, url, part, target, listener);
        }
    }

    private void receive(DataFile file, String url, Path part, Path target, ProgressListener listener)
            throws IOException, InterruptedException {
        try {
            transfer.receive(file.name(), url, part, listener);
            String actual = sha256(part);
            if (!file.fits(actual)) {
                throw new UselessException("SHA-256 of the content is " + actual + "; expected " + file.sha256());
            }
        } catch (UselessException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(Path path) throws IOException {
        try {
            return Content.sha256("the content", Files.newInputStream(path));
        } catch (RepriseException e) {
            if (e.code() == ErrorCode.DATA_CORRUPT) {
                throw new UselessException(e.getMessage());
            }
            throw e;
        }
    }
}
