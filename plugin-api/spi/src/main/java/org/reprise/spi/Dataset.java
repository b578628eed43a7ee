package org.reprise.spi;

/** An immutable data set in memory. */
public sealed interface Dataset permits ImageDataset, TableDataset {
    /** Its id. */
    String id();
}
