package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.spi.TableDataset;

class NumbersReaderTest {
    @Test
    void readsLinesOfNumbers() {
        TableDataset table = read("1 2\t3\r\n\n 4 , -5e-1,6\n");
        assertThat(table.column("x1").values()).containsExactly(1, 4);
        assertThat(table.column("x2").values()).containsExactly(2, -0.5);
        assertThat(table.column("x3").values()).containsExactly(3, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3 | line 2 | 3 numbers; expected 2",
                "1 x | line 2, column 2 | 'x'",
                "1 NaN | line 2, column 2 | 'NaN'",
                "1,,2 | line 2, column 2 | ''"
            })
    void refusesMalformedLines(String line, String place, String message) {
        assertCorrupt(() -> read("1 2\n" + line), "a.txt", place, message);
        assertCorrupt(() -> read(" \n"), "a.txt, line 1", "expected numbers");
    }

    private static TableDataset read(String text) {
        return NumbersReader.read("a.txt", text.getBytes());
    }
}
