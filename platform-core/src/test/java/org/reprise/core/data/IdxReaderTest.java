package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxReaderTest {
    @ParameterizedTest
    @CsvSource({
        "00000801 00000002 ff01, 255, 1",
        "00000901 00000002 ff01, -1, 1",
        "00000b02 00000001 00000002 fffe0001, -2, 1",
        "00000c01 00000002 fffffffe00000001, -2, 1",
        "00000d01 00000002 3fc00000bf800000, 1.5, -1",
        "00000e01 00000002 3ff80000000000003ff0000000000000, 1.5, 1"
    })
    void readsElementTypes(String hex, double first, double second) {
        assertThat(IdxReader.array("a", bytes(hex)).values()).containsExactly(first, second);
    }

    @Test
    void readsBytesWithTheirShape() {
        assertThat(IdxReader.bytes("a", bytes("00000802 00000001 00000002 0708"))
                        .shape())
                .containsExactly(1, 2);
        assertThat(IdxReader.bytes("a", bytes("00000802 00000001 00000002 0708"))
                        .values())
                .containsExactly(7, 8);
        assertCorrupt(() -> IdxReader.bytes("a", bytes("00000901 00000001 01")), "byte 2", "expected 8");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, byte 0, magic",
        "01000801 00000001 07, byte 0, two zero bytes",
        "00000701 00000001 07, byte 2, element type 7",
        "00000802 00000001, byte 4, cut short",
        "00000801 00000002 07, byte 8, 1 bytes of values; expected 2",
        "00000801 00000001 0708, byte 8, 2 bytes of values; expected 1",
        "00000801 ffffffff 07, byte 4, absurd",
        "00000802 7fffffff 7fffffff 07, byte 8, absurd"
    })
    void refusesMalformedFiles(String hex, String place, String message) {
        assertCorrupt(() -> IdxReader.array("a.idx", bytes(hex)), "a.idx", place, message);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
