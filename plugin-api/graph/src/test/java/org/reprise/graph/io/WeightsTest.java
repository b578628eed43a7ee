package org.reprise.graph.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.graph.DType;
import org.reprise.graph.GraphException;
import org.reprise.graph.Python;
import org.reprise.graph.Tensor;

class WeightsTest {
    @TempDir
    private Path folder;

    private static Map<String, Tensor> tensors(boolean all) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            if (all || dtype != DType.BFLOAT16) {
                byte[] bytes = new byte[6 * dtype.bytes()];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (dtype == DType.BOOL ? i % 2 : 17 * i + 3);
                }
                tensors.put("layer/" + dtype, Tensor.ofBytes(dtype, bytes, 2, 3));
            }
        }
        tensors.put("scalar", Tensor.scalar(DType.DOUBLE, -0.1));
        tensors.put("none \"ä\"\n", Tensor.of(new float[0], 0, 4));
        tensors.put("vector", Tensor.vector(1, Long.MIN_VALUE, 3));
        return tensors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.safetensors", "w.npz"})
    void allTypesComeBack(String name) {
        Map<String, Tensor> tensors = tensors(name.endsWith("safetensors"));
        Weights.write(folder.resolve(name), tensors);
        assertThat(Weights.read(folder.resolve(name))).containsExactlyEntriesOf(tensors);
    }

    @Test
    void oneArrayComesBack() {
        Tensor tensor = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        Weights.write(folder.resolve("one.npy"), Map.of("any", tensor));
        assertThat(Weights.read(folder.resolve("one.npy"))).containsExactly(Map.entry("one", tensor));
    }

    @Test
    void metadataComeBack() {
        Path file = folder.resolve("w.safetensors");
        Map<String, String> metadata = Map.of("paper", "a \"quoted\" title\n");
        Weights.write(file, Map.of("x", Tensor.vector(1)), metadata);
        assertThat(Weights.metadata(file)).isEqualTo(metadata);
        assertThat(Weights.read(file)).containsOnlyKeys("x");
        assertThatThrownBy(() -> Weights.write(folder.resolve("w.npz"), Map.of(), metadata))
                .isInstanceOf(GraphException.class);
    }

    @Test
    void numpyReadsAndWritesTheSame() {
        assumeTrue(Python.has("numpy"), "python3-numpy is not installed");
        Map<String, Tensor> tensors = tensors(false);
        Weights.write(folder.resolve("ours.npz"), tensors);
        Python.script("numpy_files.py", folder);
        assertThat(Weights.read(folder.resolve("same.npz"))).containsExactlyEntriesOf(tensors);
        assertThat(Weights.read(folder.resolve("packed.npz"))).containsExactlyEntriesOf(tensors);
        Tensor expected = Tensor.of(new int[] {0, 1, 2, 3, 4, 5}, 1, 2, 3);
        assertThat(Weights.read(folder.resolve("fortran.npy")).get("fortran")).isEqualTo(expected);
        assertThat(Weights.read(folder.resolve("big.npy")).get("big")).isEqualTo(expected);
        assertThatThrownBy(() -> Weights.read(folder.resolve("object.npy"))).hasMessageContaining("'|O'");
        assertThatThrownBy(() -> Weights.read(folder.resolve("record.npy"))).hasMessageContaining("records");
    }

    private Path safetensors(String header, int bytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        return Files.write(folder.resolve("bad.safetensors"), file.array());
    }

    private static String entry(String name, String type, String shape, long from, long to) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + from + ","
                + to + "]}";
    }

    private void refused(Path file, String... parts) {
        assertThatThrownBy(() -> Weights.read(file))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContainingAll(parts);
    }

    @Test
    void hostileHeadersAreRefused() throws IOException {
        Path bad = folder.resolve("bad.safetensors");
        for (long length : new long[] {Long.MAX_VALUE, -1, 0, 99_999_999, 1L << 40}) {
            ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
            file.putLong(length);
            Files.write(bad, file.array());
            refused(bad, "header");
        }
        Files.write(bad, new byte[] {1, 2, 3});
        refused(bad, "3 bytes");
        String a = entry("a", "F32", "[2]", 0, 8);
        refused(safetensors("{" + a + "," + entry("b", "F32", "[2]", 4, 12) + "}", 12), "overlap", "tensor b");
        refused(safetensors("{" + a + "," + entry("b", "F32", "[2]", 12, 20) + "}", 20), "gap");
        refused(safetensors("{" + a + "}", 4), "truncated");
        refused(safetensors("{" + a + "}", 12), "behind its end");
        refused(safetensors("{" + a + "," + a + "}", 8), "second time");
        refused(safetensors("{" + entry("a", "F32", "[3]", 0, 8) + "}", 8), "needs 12");
        refused(safetensors("{" + entry("a", "F8_E4M3", "[8]", 0, 8) + "}", 8), "F8_E4M3", "supported are");
        refused(safetensors("{" + entry("a", "F32", "[4294967296,4294967296]", 0, 8) + "}", 8), "too large");
        refused(safetensors("{" + entry("a", "F32", "[2000000000]", 0, 8000000000L) + "}", 8), "one tensor");
        refused(safetensors("{" + entry("a", "F32", "[-1]", 0, 8) + "}", 8), "no whole number");
        refused(safetensors("{" + a + "} x", 8), "more than one value");
        refused(safetensors("{\"a\":" + "[".repeat(100_000), 0), "too many levels");
        refused(safetensors("[1,2]", 0), "no JSON object");
        refused(safetensors("{\"a\":\"\\q\"}", 0), "escape");
        refused(safetensors("{\"a\":{\"dtype\":\"F32\"}}", 0), "must have a dtype");
        Files.write(bad, "\u0006\0\0\0\0\0\0\0{\"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1));
        refused(bad, "UTF-8");
    }

    private static byte[] npy(String dictionary, int bytes) {
        byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length);
        return file.put(text).array();
    }

    private static String dictionary(String type, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    }

    @Test
    void hostileArraysAreRefused() throws IOException {
        Path bad = folder.resolve("bad.npy");
        Map<byte[], String> files = new LinkedHashMap<>();
        files.put(npy(dictionary("<f4", "(100000000,)"), 8), "is damaged");
        files.put(npy(dictionary("<f4", "(99999999999999999999,)"), 8), "too large");
        files.put(npy(dictionary("<f4", "(2,)"), 4), "is damaged");
        files.put(npy(dictionary("<f4", "(2,)"), 12), "is damaged");
        files.put(npy(dictionary("|O", "(2,)"), 12), "'|O'");
        files.put(npy(dictionary("<f4", "(-2,)"), 12), "not understood");
        files.put(npy("{'descr': __import__('os'), 'fortran_order': False, 'shape': (2,), }", 8), "not understood");
        files.put(npy("{}", 8), "not understood");
        files.put(new byte[] {1, 2, 3}, "no NPY array");
        files.put(Arrays.copyOf(npy(dictionary("<f4", "(2,)"), 8), 12), "truncated");
        for (Map.Entry<byte[], String> file : files.entrySet()) {
            Files.write(bad, file.getKey());
            refused(bad, file.getValue());
        }
        byte[] long2 = npy(dictionary("<f4", "(2,)"), 8);
        long2[6] = 2;
        Files.write(bad, long2);
        refused(bad, "header has");
    }

    private Path zip(int times, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("bad.npz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                for (int i = 0; i < times; i++) {
                    zip.write(entry.getValue());
                }
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        refused(zip(1, Map.of("a.pkl", new byte[3])), "a.pkl", "no NPY array");
        refused(zip(1, Map.of("a.npy", new byte[30])), "array a", "no NPY array");
        Files.write(folder.resolve("bad.npz"), new byte[100]);
        refused(folder.resolve("bad.npz"), "no NPZ file");
        // Zeros that pack a thousand times smaller, of which the header knows nothing.
        refused(zip(64, Map.of("a.npy", new byte[1 << 20])), "no NPY array");
        Path good = folder.resolve("good.npz");
        Weights.write(good, Map.of("a", Tensor.of(new float[10], 10)));
        byte[] content = Files.readAllBytes(good);
        Files.write(folder.resolve("bad.npz"), Arrays.copyOf(content, content.length - 30));
        refused(folder.resolve("bad.npz"), "damaged");
        // Sizes, as the directory has them, that are larger together than any memory.
        Map<String, Tensor> many = new LinkedHashMap<>();
        for (int i = 0; i < 2000; i++) {
            many.put("t" + i, Tensor.vector(i));
        }
        Weights.write(good, many);
        byte[] bomb = Files.readAllBytes(good);
        for (int i = 0; i < bomb.length - 4; i++) {
            if (bomb[i] == 'P' && bomb[i + 1] == 'K' && bomb[i + 2] == 1 && bomb[i + 3] == 2) {
                Arrays.fill(bomb, i + 24, i + 28, (byte) 0xfe);
            }
        }
        Files.write(folder.resolve("bad.npz"), bomb);
        refused(folder.resolve("bad.npz"), "unpacks to more than");
    }

    @Test
    void whatCannotBeKeptIsSaid() {
        assertThatThrownBy(() -> Weights.read(folder.resolve("absent.npz"))).hasMessageContaining("absent.npz");
        assertThatThrownBy(() -> Weights.read(folder.resolve("w.bin"))).hasMessageContaining(".safetensors, .npz");
        Tensor brain = Tensor.ofBytes(DType.BFLOAT16, new byte[2], 1);
        assertThatThrownBy(() -> Weights.write(folder.resolve("w.npz"), Map.of("b", brain)))
                .hasMessageContaining("NumPy does not have");
        assertThat(folder).isEmptyDirectory();
    }
}
