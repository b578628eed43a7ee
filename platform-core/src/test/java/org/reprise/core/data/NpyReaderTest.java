package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.spi.NdArray;

class NpyReaderTest {
    @Property(tries = 200)
    void roundTrips(
            @ForAll @Size(min = 1, max = 4) int[] seeds,
            @ForAll @IntRange(min = 1, max = 3) int version,
            @ForAll boolean big,
            @ForAll boolean fortran,
            @ForAll long first) {
        int[] shape = Arrays.stream(seeds).map(s -> Math.floorMod(s, 5)).toArray();
        double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.longBitsToDouble(first + i);
        }
        ByteBuffer data =
                ByteBuffer.allocate(8 * values.length).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < values.length; k++) {
            data.putDouble(values[fortran ? rowMajorOffset(k, shape) : k]);
        }
        NdArray array = NpyReader.read(
                "a", npy(version, big ? ">f8" : "<f8", fortran ? "True" : "False", tuple(shape), data.array()));
        assertThat(array.shape()).isEqualTo(shape);
        assertThat(array.values()).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource({
        "|u1, ff01, 255 1",
        "|i1, ff01, -1 1",
        "<i2, feff0100, -2 1",
        ">i2, fffe0001, -2 1",
        "<u2, feff0100, 65534 1",
        "<i4, feffffff, -2",
        ">u4, fffffffe, 4294967294",
        "<i8, ffffffffffffffff, -1",
        "|b1, 0100, 1 0",
        "<f4, 0000c03f, 1.5"
    })
    void readsElementTypes(String type, String hex, String expected) {
        byte[] data = java.util.HexFormat.of().parseHex(hex);
        double[] values = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(NpyReader.read("a", npy(1, type, "False", "(" + values.length + ",)", data))
                        .values())
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<c16; False; (1,); 16; expected f4",
                "|O; False; (1,); 8; expected f4",
                "|f8; False; (1,); 8; byte order",
                "<f8; Maybe; (1,); 8; fortran_order",
                "<f8; False; 1; 8; shape",
                "<f8; False; (1 1); 8; tuple of extents",
                "<f8; False; (2,); 8; 1 values; expected as many",
                "<f8; False; (1,); 9; 9 bytes of values; expected 8",
                "<f8; False; (99999999999,); 8; 99999999999",
                "<f8; False; (3000000000, 0); 0; 3000000000",
                "<f8; False; (4294967296, 4294967296, 4294967296); 8; 4294967296",
                "<f8; False; (99999999999999999999999999999999999999999999999,); 8; tuple of extents"
            })
    void refusesBadHeaders(String type, String order, String shape, int bytes, String message) {
        assertCorrupt(
                () -> NpyReader.read("a.npy", npy(1, type, order, shape, new byte[bytes])), "a.npy", "byte ", message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 10, 40, 100})
    void refusesFilesCutShort(int length) {
        byte[] whole = npy(1, "<f8", "False", "(2, 2)", new byte[32]);
        assertCorrupt(() -> NpyReader.read("a.npy", Arrays.copyOf(whole, length)), "a.npy, byte ", "expected");
    }

    @Test
    void refusesWhatNoDoubleHolds() {
        byte[] large = ByteBuffer.allocate(8).putLong((1L << 53) + 1).array();
        assertCorrupt(() -> NpyReader.read("a", npy(1, ">i8", "False", "()", large)), "9007199254740993", "2^53");
        assertCorrupt(() -> NpyReader.read("a", npy(1, "|b1", "False", "()", new byte[] {2})), "truth value 2");
        assertCorrupt(() -> NpyReader.read("a", npy(4, "<f8", "False", "()", new byte[8])), "byte 6", "version 4");
        byte[] longHeader = npy(2, "<f8", "False", "()", new byte[8]);
        longHeader[11] = (byte) 0xff;
        assertCorrupt(() -> NpyReader.read("a", longHeader), "byte 8", "expected at most the");
    }

    private static int rowMajorOffset(int k, int[] shape) {
        int[] index = new int[shape.length];
        for (int j = 0; j < shape.length; j++) {
            index[j] = k % shape[j];
            k /= shape[j];
        }
        int offset = 0;
        for (int j = 0; j < shape.length; j++) {
            offset = offset * shape[j] + index[j];
        }
        return offset;
    }

    private static String tuple(int[] shape) {
        StringBuilder text = new StringBuilder("(");
        Arrays.stream(shape).forEach(e -> text.append(e).append(", "));
        return text.append(")").toString();
    }

    static byte[] npy(int version, String type, String fortran, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int start = version == 1 ? 10 : 12;
        ByteBuffer out = ByteBuffer.allocate(start + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            out.putShort((short) text.length);
        } else {
            out.putInt(text.length);
        }
        return out.put(text).put(data).array();
    }
}
