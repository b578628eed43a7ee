package org.reprise.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/** Offers data sets: the host finds, checks and parses their files, the provider puts them together. */
public interface DatasetProvider extends ExtensionPoint {
    /** The sets on offer. */
    List<DatasetInfo> datasets();

    /** Builds the set from its parsed files. */
    Dataset assemble(DatasetInfo info, DataParts parts);
}
