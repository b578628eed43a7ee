package org.reprise.core.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Copies what an address yields into a file: a file or {@code https}, within limits of size and time. */
final class Fetcher {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final boolean offline;
    private final Duration patience;

    Fetcher(boolean offline) {
        this(offline, Duration.ofSeconds(30));
    }

    /** @param patience time without a byte after which an address counts as dead */
    Fetcher(boolean offline, Duration patience) {
        this.offline = offline;
        this.patience = patience;
    }

    /** Nothing is at the address. */
    static final class Absent extends IOException {
        private static final long serialVersionUID = 1L;

        Absent(String message) {
            super(message);
        }
    }

    /** Whether an address is on this machine. */
    static boolean local(URI address) {
        return "file".equals(address.getScheme());
    }

    /**
     * Copies all of it.
     *
     * @throws Absent if there is nothing
     * @throws IOException if it cannot be had or is larger than {@code limit} bytes
     */
    void fetch(URI address, Path target, long limit) throws IOException {
        if (local(address)) {
            Path file = Path.of(address);
            if (!Files.isRegularFile(file)) {
                throw new Absent("there is no file " + file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                copy(in, target, limit, () -> {});
            }
            return;
        }
        checkScheme(address);
        if (offline) {
            throw new IOException("the network is switched off with --offline");
        }
        receive(address, target, limit);
    }

    private static void checkScheme(URI address) throws IOException {
        boolean loopback = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && loopback)) {
            throw new IOException("only https: and file: addresses are read, not " + address.getScheme() + ":");
        }
    }

    private void receive(URI address, Path target, long limit) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        CompletableFuture<HttpResponse<InputStream>> coming = client.sendAsync(
                HttpRequest.newBuilder(address).timeout(patience).build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            try (InputStream in = answer.body()) {
                if (answer.statusCode() == 404 || answer.statusCode() == 410) {
                    throw new Absent("HTTP status " + answer.statusCode());
                }
                if (answer.statusCode() != 200) {
                    throw new IOException("HTTP status " + answer.statusCode());
                }
                guarded(in, target, limit);
                long told = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
                if (told >= 0 && Files.size(target) != told) {
                    throw new IOException("it broke off after " + Files.size(target) + " of " + told + " bytes");
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().toString(), e);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new IOException("no answer in " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Closes the stream where no byte comes: its read fails then. */
    private void guarded(InputStream in, Path target, long limit) throws IOException {
        AtomicLong touched = new AtomicLong(System.nanoTime());
        Timer timer = new Timer("reprise-fetch", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        if (System.nanoTime() - touched.get() > patience.toNanos()) {
                            close(in);
                        }
                    }
                },
                patience.toMillis() / 4 + 1,
                patience.toMillis() / 4 + 1);
        try {
            copy(in, target, limit, () -> touched.set(System.nanoTime()));
        } finally {
            timer.cancel();
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // The reader sees it as well.
            return;
        }
    }

    private static void copy(InputStream in, Path target, long limit, Runnable touch) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                touch.run();
                size += n;
                if (size > limit) {
                    throw new IOException("it is larger than " + limit + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    /** An address as the user wrote it: a URL, or a path. */
    static URI address(String text) {
        try {
            if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
                return URI.create(text);
            }
            return Path.of(text).toAbsolutePath().normalize().toUri();
        } catch (IllegalArgumentException e) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "'" + text + "' is no address: " + e.getMessage(),
                    "Give a folder, a file, or an https: or file: address.",
                    e);
        }
    }
}
