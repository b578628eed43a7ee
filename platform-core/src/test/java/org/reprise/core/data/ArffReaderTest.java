package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.spi.TableDataset;

class ArffReaderTest {
    @Test
    void readsAttributesOfAllKinds() {
        TableDataset table =
                read("% Weather\n@RELATION 'the weather'\n\n@attribute outlook {sunny, 'over cast',\"x,y\"}\n"
                        + "@attribute 'wind speed' REAL % m/s\n@attribute note string\n@DATA\n% rows\nsunny, 1.5, hi\r\n"
                        + "'over cast',?,'it\\'s'\n\"x,y\"\t-2e3\thi\n?,0,'?'\n");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.column("outlook").categories()).containsExactly("sunny", "over cast", "x,y");
        assertThat(table.column("outlook").values()).containsExactly(0, 1, 2, Double.NaN);
        assertThat(table.column("wind speed").values()).containsExactly(1.5, Double.NaN, -2000, 0);
        assertThat(table.column("wind speed").numeric()).isTrue();
        assertThat(table.column("note").categories()).containsExactly("hi", "it's", "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | line 5, column 2 | the end of the line; expected 2 values, number 2 of attribute 'b'",
                "1,u,3 | line 5, column 4 | more than 2 values",
                "1,u,{5} | line 5 | no weight",
                "{0 1} | line 5, column 2 | sparse",
                "x,u | line 5 | 'x'; expected a finite number or ? for attribute 'a'",
                "NaN,u | line 5 | 'NaN'",
                "1,w | line 5 | 'w'; expected ? or one of [u, v]",
                "1,'u | line 5, column 3 | not closed",
                "1,,u | line 5, column 3 | ','"
            })
    void refusesMalformedRows(String row, String place, String message) {
        assertCorrupt(
                () -> read("@relation r\n@attribute a numeric\n@attribute b {u,v}\n@data\n" + row),
                "a.arff",
                place,
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@attribute a | a type",
                "@attribute a date | type date",
                "@attribute a {u,u} | twice",
                "@attribute a {u v} | no comma",
                "@attribute a {} | a category",
                "@attribute a real b | more text",
                "@data | before any",
                "hello | 'hello'",
                "@relation r | expected @data"
            })
    void refusesMalformedHeaders(String line, String message) {
        assertCorrupt(() -> read(line), "a.arff, line 1", message);
    }

    private static TableDataset read(String text) {
        return ArffReader.read("a.arff", text.getBytes());
    }
}
