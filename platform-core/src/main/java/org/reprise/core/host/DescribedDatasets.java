package org.reprise.core.host;

import java.util.List;
import org.reprise.spi.DataParts;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetProvider;

/** Data sets as a static specification describes them. */
record DescribedDatasets(List<DatasetInfo> datasets) implements DatasetProvider {
    @Override
    public Dataset assemble(DatasetInfo info, DataParts parts) {
        throw new IllegalStateException("only descriptions are at hand: ask the catalogue of a running engine");
    }
}
