package org.reprise.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.DataParts;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Binary classification from the LIBSVM collection, training files. Their checksums are not known here, so what is found
 * or downloaded is checked by its numbers of rows and columns, and by its two classes.
 */
@Extension
public final class LibsvmSets implements DatasetProvider {
    private static final String HOME = "https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/binary/";
    private static final String UCI = "CC BY 4.0 at UCI";
    private static final String UNKNOWN = "not stated";

    private record Set(DatasetInfo info, int rows, int columns) {}

    private static final List<Set> SETS = List.of(
            set("a9a", "Adult (a9a)", 32561, 123, UCI),
            set("w1a", "Web pages (w1a)", 2477, 300, UNKNOWN),
            set("w2a", "Web pages (w2a)", 3470, 300, UNKNOWN),
            set("w3a", "Web pages (w3a)", 4912, 300, UNKNOWN),
            set("w8a", "Web pages (w8a)", 49749, 300, UNKNOWN),
            set("mushrooms", "Mushrooms", 8124, 112, UCI),
            set("phishing", "Phishing websites", 11055, 68, UCI),
            set("splice", "Splice junctions", 1000, 60, UNKNOWN),
            set("splice_scale", "Splice junctions, scaled", 1000, 60, UNKNOWN),
            set("australian", "Australian credit approval", 690, 14, UCI),
            set("ionosphere_scale", "Ionosphere, scaled", 351, 34, UCI),
            set("sonar_scale", "Sonar, scaled", 208, 60, UCI));

    @Override
    public List<DatasetInfo> datasets() {
        return SETS.stream().map(Set::info).toList();
    }

    @Override
    public Dataset assemble(DatasetInfo info, DataParts parts) {
        Set set = SETS.stream()
                .filter(s -> s.info.id().equals(info.id()))
                .findFirst()
                .orElseThrow();
        TableDataset table = parts.table("table");
        List<Column> columns = new ArrayList<>(table.columns());
        Column label = columns.remove(columns.size() - 1);
        long classes = Arrays.stream(label.values()).distinct().count();
        if (table.rows() != set.rows || columns.size() > set.columns || classes != 2) {
            throw new RepriseException(
                    ErrorCode.DATA_CORRUPT,
                    "Data set '" + info.id() + "' has " + table.rows() + " rows, " + columns.size() + " features and "
                            + classes + " classes; expected " + set.rows + ", " + set.columns + " and 2",
                    "Get the file afresh from " + info.files().get(0).urls().get(0) + ".");
        }
        // A sparse file does not tell of features that are 0 in all rows.
        for (int j = columns.size(); j < set.columns; j++) {
            columns.add(new Column("x" + (j + 1), new double[table.rows()], List.of()));
        }
        columns.add(label);
        return new TableDataset(info.id(), table.rows(), columns);
    }

    private static Set set(String file, String title, int rows, int columns, String licence) {
        DataFile data = new DataFile(
                "table", Format.LIBSVM, "", List.of(file, file + ".txt"), List.of(), List.of(HOME + file), "");
        DatasetInfo info = new DatasetInfo(
                file.replace('_', '-'),
                title,
                "table",
                rows + " rows, " + columns + " features, 2 classes",
                licence,
                "C.-C. Chang, C.-J. Lin: LIBSVM, a library for support vector machines, ACM TIST, 2011; set '" + file
                        + "'",
                "Download " + HOME + file + ".",
                List.of(data));
        return new Set(info, rows, columns);
    }
}
