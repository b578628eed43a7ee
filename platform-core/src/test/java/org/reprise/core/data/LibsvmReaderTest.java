package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.spi.TableDataset;

class LibsvmReaderTest {
    @Property(tries = 200)
    void roundTrips(
            @ForAll @Size(min = 1, max = 6) List<@Size(5) List<@DoubleRange(min = -1e9, max = 1e9) Double>> rows,
            @ForAll int zeros) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(i);
            for (int j = 0; j < 5; j++) {
                if (!zero(zeros, i, j)) {
                    text.append(' ')
                            .append(j + 1)
                            .append(':')
                            .append(rows.get(i).get(j));
                }
            }
            text.append(" # row\n");
        }
        TableDataset table = read(text.toString());
        assertThat(table.rows()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(table.column("label").values()[i]).isEqualTo(i);
            for (int j = 0; j < table.columns().size() - 1; j++) {
                assertThat(table.columns().get(j).name()).isEqualTo("x" + (j + 1));
                assertThat(table.columns().get(j).values()[i])
                        .isEqualTo(zero(zeros, i, j) ? 0.0 : rows.get(i).get(j));
            }
        }
    }

    private static boolean zero(int zeros, int i, int j) {
        return j > 0 && (zeros >> (i * 5 + j) & 1) == 1;
    }

    @Test
    void fillsUpWithZeros() {
        TableDataset table = read("# data\n+1 2:0.5\r\n\n-1\n");
        assertThat(table.columns()).extracting(TableDataset.Column::name).containsExactly("x1", "x2", "label");
        assertThat(table.column("x2").values()).containsExactly(0.5, 0);
        assertThat(table.column("label").values()).containsExactly(1, -1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a 1:2 | line 1, column 1 | 'a'",
                "1 1:2 x | line 1, column 3 | index:value",
                "1 0:2 | line 1, column 2 | begin at 1",
                "1 2:1 2:1 | line 1, column 3 | at least 3",
                "1 2:1 1:1 | line 1, column 3 | ascend",
                "1 -1:1 | line 1, column 2 | positive index",
                "1 1:1d | line 1, column 2 | '1d'",
                "1 1:nan | line 1, column 2 | finite",
                "1 999999999:1 | line 1 | at most 134217728",
                "1 99999999999:1 | line 1 | positive index",
                "1,2 1:1 | line 1, column 1 | '1,2'",
                "# | line 1 | no rows"
            })
    void refusesMalformedLines(String text, String place, String message) {
        assertCorrupt(() -> read(text), "a.svm", place, message);
    }

    private static TableDataset read(String text) {
        return LibsvmReader.read("a.svm", text.getBytes());
    }
}
