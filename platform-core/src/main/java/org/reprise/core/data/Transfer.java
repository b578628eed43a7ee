package org.reprise.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives what an address yields into a file, going on after the bytes that the file has. */
final class Transfer {
    /** What was received is of no use: begin anew. */
    static final class UselessException extends IOException {
        private static final long serialVersionUID = 1L;

        UselessException(String message) {
            super(message);
        }
    }

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int BEYOND_END = 416;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final DownloadLimits limits;
    private final long deadline;

    Transfer(DownloadLimits limits, long deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    /** The answer's body: from which byte of the file, and the file's length if it is told. */
    private record Extent(long start, OptionalLong total) {}

    /**
     * Receives all of it.
     *
     * @throws UselessException if what is there and what comes do not make a file
     * @throws IOException if it broke off; what was received is kept
     */
    void receive(String name, String url, Path part, ProgressListener listener)
            throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpResponse<InputStream> response = answer(url, have);
        try (InputStream in = response.body()) {
            if (response.statusCode() == BEYOND_END && have > 0) {
                // Either all of it is there, or too much: the checksum tells.
                return;
            }
            if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
                throw new IOException("HTTP status " + response.statusCode() + "; expected 200 or 206");
            }
            Extent extent = extent(response, have);
            if (extent.total.orElse(0) > Content.LIMIT) {
                throw new UselessException(extent.total.getAsLong() + " bytes; expected at most " + Content.LIMIT);
            }
            long received = copy(name, in, part, extent, listener);
            if (received < extent.total.orElse(received)) {
                throw new IOException("broke off after " + received + " of " + extent.total.getAsLong() + " bytes");
            }
        }
    }

    private HttpResponse<InputStream> answer(String url, long have) throws IOException, InterruptedException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(url)).timeout(limits.answer());
        } catch (IllegalArgumentException e) {
            throw new IOException("no address: " + e.getMessage(), e);
        }
        // Compressed by the server, ranges would be those of the compressed bytes.
        request.header("Accept-Encoding", "identity");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            long left = Math.min(limits.answer().toNanos(), deadline - System.nanoTime());
            return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + limits.answer().toSeconds() + " seconds", e);
        } finally {
            if (!answer.isDone()) {
                answer.cancel(true);
            }
        }
    }

    private static Extent extent(HttpResponse<InputStream> response, long have) throws UselessException {
        if (response.statusCode() == OK) {
            return new Extent(0, response.headers().firstValueAsLong("Content-Length"));
        }
        String range = response.headers().firstValue("Content-Range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(range);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != have) {
            throw new UselessException("Content-Range '" + range + "'; expected one from byte " + have);
        }
        return new Extent(
                have,
                OptionalLong.of(
                        matcher.group(3).equals("*")
                                ? Long.parseLong(matcher.group(2)) + 1
                                : Long.parseLong(matcher.group(3))));
    }

    private long copy(String name, InputStream in, Path part, Extent extent, ProgressListener listener)
            throws IOException, InterruptedException {
        long received = extent.start;
        try (StallGuard guard = new StallGuard(in, limits.stall(), deadline);
                OutputStream out = Files.newOutputStream(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        extent.start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[1 << 16];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    guard.touch();
                    out.write(buffer, 0, n);
                    received += n;
                    if (received > Content.LIMIT) {
                        throw new UselessException("more than " + Content.LIMIT + " bytes; expected at most that");
                    }
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    listener.progress(name, received, extent.total.orElse(-1));
                }
            } catch (IOException e) {
                guard.check();
                throw e;
            }
            guard.check();
        }
        return received;
    }
}
