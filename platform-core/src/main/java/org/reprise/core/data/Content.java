package org.reprise.core.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Content of files after gzip, recognised by its magic number, is undone. */
final class Content {
    /** Most bytes of a file after gzip is undone, about 2 GiB: a small file must not blow up to fill the memory. */
    static final int LIMIT = Integer.MAX_VALUE - 8;

    private interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    private Content() {}

    /**
     * All of it; the stream is closed.
     *
     * @throws RepriseException {@link ErrorCode#DATA_CORRUPT} if gzip cannot be undone or there is too much
     */
    static byte[] read(String file, InputStream raw) {
        return read(file, raw, LIMIT);
    }

    static byte[] read(String file, InputStream raw, int limit) {
        return undo(file, raw, in -> {
            byte[] content = in.readNBytes(limit);
            if (content.length == limit && in.read() >= 0) {
                throw tooMuch(file, limit);
            }
            return content;
        });
    }

    /**
     * SHA-256 of all of it, in constant memory; the stream is closed.
     *
     * @throws RepriseException {@link ErrorCode#DATA_CORRUPT} if gzip cannot be undone or there is too much
     */
    static String sha256(String file, InputStream raw) {
        return undo(file, raw, in -> {
            MessageDigest digest = digest();
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > LIMIT) {
                    throw tooMuch(file, LIMIT);
                }
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static <T> T undo(String file, InputStream raw, Reading<T> reading) {
        try (InputStream in = open(raw)) {
            return reading.read(in);
        } catch (EOFException | ZipException e) {
            throw Corrupt.at(file, "", "the gzip stream is cut short or damaged; expected a whole one");
        } catch (IOException e) {
            throw new RepriseException(ErrorCode.STORAGE, file + " cannot be read: " + e, "Check its permissions.", e);
        }
    }

    private static RepriseException tooMuch(String file, int limit) {
        return Corrupt.at(file, "", "more than " + limit + " bytes of content; expected at most that");
    }

    // Closes the raw stream also where its beginning is no gzip header.
    private static InputStream open(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw, 1 << 16);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
