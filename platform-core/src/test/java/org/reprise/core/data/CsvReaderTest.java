package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.data.CsvParser.Field;
import org.reprise.spi.TableDataset;

class CsvReaderTest {
    @Test
    void readsNumbersCategoriesAndMissingValues() {
        TableDataset table = read("\uFEFFa,b,\"c, d\"\r\n1,x,\"say \"\"hi\"\"\"\n\n -2.5e1,,\"two\r\nlines\"\r,y,\n");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.column("a").values()).containsExactly(1, -25, Double.NaN);
        assertThat(table.column("b").categories()).containsExactly("x", "y");
        assertThat(table.column("b").values()).containsExactly(0, Double.NaN, 1);
        assertThat(table.column("c, d").categories()).containsExactly("say \"hi\"", "two\r\nlines");
    }

    @Test
    void quotedDigitsAreNames() {
        TableDataset table = read("all,some,none\n\"1\",\"1\",\n\"0\",2,\"\"\n,3,\n");
        assertThat(table.column("all").categories()).containsExactly("1", "0");
        assertThat(table.column("some").values()).containsExactly(1, 2, 3);
        assertThat(table.column("some").numeric()).isTrue();
        assertThat(table.column("none").numeric()).isTrue();
        assertThat(table.column("none").values()).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1d", "2f", "0x1p3", "Infinity", "1e999", "+", ".", "1e"})
    void otherSpellingsAreNoNumbers(String text) {
        assertThat(read("a\n1\n" + text + "\n").column("a").categories()).containsExactly("1", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,2,3 | line 3, column 3 | 3 fields; expected 2",
                "1 | line 3, column 2 | 1 fields; expected 2",
                "1,x\"y\" | line 3, column 2 | a quote within a field",
                "1,\"y | line 3, column 2 | not closed",
                "1,\"y\"z | line 3, column 2 | 'z' after a closing quote"
            })
    void refusesMalformedRows(String row, String place, String message) {
        assertCorrupt(() -> read("a,b\n1,2\n" + row), "a.csv", place, message);
        assertCorrupt(() -> read(""), "a.csv, line 1", "header");
    }

    @Property(tries = 200)
    void roundTripsAnyText(
            @ForAll @Size(min = 1, max = 5)
                    List<@StringLength(min = 1, max = 6) @Chars({'a', ',', '"', '\n', '\r', ' '}) String> row) {
        StringBuilder text = new StringBuilder();
        for (String field : row) {
            text.append(text.length() == 0 ? "" : ",")
                    .append('"')
                    .append(field.replace("\"", "\"\""))
                    .append('"');
        }
        CsvParser parser = new CsvParser("a", text.toString());
        assertThat(parser.row()).extracting(Field::text).isEqualTo(row);
        assertThat(parser.row()).isNull();
    }

    private static TableDataset read(String text) {
        return CsvReader.read("a.csv", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
