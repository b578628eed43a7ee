package {{package}};

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.DataParts;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.TableDataset;

/** Data sets; one that is not bundled names addresses, and its checksum is that of the file without gzip. */
@Extension
public final class {{main}} implements DatasetProvider {
    @Override
    public List<DatasetInfo> datasets() {
        return List.of(new DatasetInfo(
                "{{id}}",
                "{{title}}",
                "table",
                "Five points near a line.",
                "CC0-1.0",
                "Nobody need be cited.",
                "",
                List.of(DataFile.bundled(
                        "points",
                        Format.CSV,
                        "{{sha256}}",
                        "data/points.csv"))));
    }

    @Override
    public Dataset assemble(DatasetInfo info, DataParts parts) {
        TableDataset table = parts.table("points");
        return new TableDataset(info.id(), table.rows(), table.columns());
    }
}
