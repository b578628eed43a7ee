package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;
import static org.reprise.core.data.Malformed.assertFails;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.NdArray;

class NpzReaderTest {
    /** Of NumPy's savez_compressed: a, >f8, and f, i2 in Fortran order, 0 to 5 in 2 x 3; t, booleans; s, a scalar; e, 0 x 3. */
    private static final byte[] COMPRESSED = Base64.getDecoder()
            .decode(
                    "UEsDBC0AAAAIAAAAIQDXa5ZS//////////8FABQAYS5ucHkBABAAsAAAAAAAAABYAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6XZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYosP8AoR2gfAcOKC0ApUUgNABQSwMELQAAAAgAAAAhAGjGGA///////////wUAFABmLm5weQEAEACMAAAAAAAAAFEAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNppK6joJ6WX1RSlJgXn1+UkgoSDykqTQUKF2ckFqQCuRpGOgrGmjoKtQrkAy4GBmYGRgYWBiYGVgYAUEsDBC0AAAAIAAAAIQDuGbtd//////////8FABQAdC5ucHkBABAAggAAAAAAAABGAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF6TZKiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC5GBgBQSwMELQAAAAgAAAAhAGSMIsP//////////wUAFABzLm5weQEAEACEAAAAAAAAAEYAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkamjoKtQoUAS4GBgUHAFBLAwQtAAAACAAAACEAWPtg+P//////////BQAUAGUubnB5AQAQAIAAAAAAAAAARgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RoGOgrGmjoKtQpkAy4AUEsBAi0DLQAAAAgAAAAhANdrllJYAAAAsAAAAAUAAAAAAAAAAAAAAIABAAAAAGEubnB5UEsBAi0DLQAAAAgAAAAhAGjGGA9RAAAAjAAAAAUAAAAAAAAAAAAAAIABjwAAAGYubnB5UEsBAi0DLQAAAAgAAAAhAO4Zu11GAAAAggAAAAUAAAAAAAAAAAAAAIABFwEAAHQubnB5UEsBAi0DLQAAAAgAAAAhAGSMIsNGAAAAhAAAAAUAAAAAAAAAAAAAAIABlAEAAHMubnB5UEsBAi0DLQAAAAgAAAAhAFj7YPhGAAAAgAAAAAUAAAAAAAAAAAAAAIABEQIAAGUubnB5UEsFBgAAAAAFAAUA/wAAAI4CAAAAAA==");

    /** Of NumPy's savez: a, i8, 0 to 2. */
    private static final byte[] STORED = Base64.getDecoder()
            .decode(
                    "UEsDBC0AAAAAAAAAIQD3QBLq//////////8FABQAYS5ucHkBABAAmAAAAAAAAACYAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2NyJzogJzxpOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgzLCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAAAAABAAAAAAAAAAIAAAAAAAAAUEsBAi0DLQAAAAAAAAAhAPdAEuqYAAAAmAAAAAUAAAAAAAAAAAAAAIABAAAAAGEubnB5UEsFBgAAAAABAAEAMwAAAM8AAAAAAA==");

    @Test
    void readsWhatNumpyWrites() {
        assertThat(array("d/a").shape()).containsExactly(2, 3);
        assertThat(array("d/a").values()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(array("d/f").values()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(array("d/t").values()).containsExactly(1, 0);
        assertThat(array("d/s").shape()).isEmpty();
        assertThat(array("d/s").values()).containsExactly(2.5);
        assertThat(array("d/e").shape()).containsExactly(0, 3);
        assertThat(NpzReader.read("d", STORED, "a").values()).containsExactly(0, 1, 2);
    }

    @Test
    void namesTheArraysThereAre() {
        assertFails(ErrorCode.PLUGIN_CONTRACT, () -> array("d/x"), "'x'", "[a, f, t, s, e]");
        assertFails(ErrorCode.PLUGIN_CONTRACT, () -> array("d"), "NPZ");
        assertFails(ErrorCode.PLUGIN_CONTRACT, () -> array("x/a"), "No file 'x/a'");
    }

    @Test
    void refusesDamagedZips() {
        assertCorrupt(() -> NpzReader.read("d", new byte[30], "a"), "d, byte 0", "expected PK");
        assertCorrupt(() -> NpzReader.read("d", Arrays.copyOf(STORED, 100), "a"), "d, byte 100", "expected");
        byte[] flipped = STORED.clone();
        flipped[170] ^= 1;
        assertCorrupt(() -> NpzReader.read("d", flipped, "a"), "d");
    }

    private static NdArray array(String name) {
        DataFile file = new DataFile("d", Format.NPZ, "", List.of("d"), List.of(), List.of(), "");
        return new ParsedParts(Map.of("d", file), Map.of("d", COMPRESSED)).array(name);
    }
}
