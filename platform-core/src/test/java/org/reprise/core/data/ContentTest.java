package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private final byte[] plain = new byte[10_000];

    @Test
    void undoesGzip() throws IOException {
        assertThat(Content.read("a", stream(gzip()))).isEqualTo(plain);
        assertThat(Content.read("a", stream(plain))).isEqualTo(plain);
        assertThat(Content.read("a", stream(new byte[0]))).isEmpty();
        assertThat(Content.sha256("a", stream(gzip()))).isEqualTo(Content.sha256(plain));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20, 30})
    void refusesGzipCutShort(int length) throws IOException {
        byte[] cut = Arrays.copyOf(gzip(), length);
        assertCorrupt(() -> Content.read("a.gz", stream(cut)), "a.gz", "cut short", "expected");
        assertCorrupt(() -> Content.sha256("a.gz", stream(cut)), "a.gz", "cut short");
    }

    @Test
    void refusesGzipThatBlowsUp() throws IOException {
        byte[] packed = gzip();
        assertThat(Content.read("a.gz", stream(packed), plain.length)).hasSize(plain.length);
        assertCorrupt(() -> Content.read("a.gz", stream(packed), plain.length - 1), "a.gz", "more than 9999 bytes");
    }

    private byte[] gzip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static ByteArrayInputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
