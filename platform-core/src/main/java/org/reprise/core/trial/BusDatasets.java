package org.reprise.core.trial;

import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.spi.Dataset;
import org.reprise.spi.Datasets;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Data sets by way of the bus. */
public record BusDatasets(Bus bus) implements Datasets {
    @Override
    public Dataset load(String id) {
        try {
            return bus.request(Addresses.DATASETS, id, Dataset.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RepriseException(
                    ErrorCode.INTERNAL, "Interrupted while loading data set '" + id + "'", "Run it again.", e);
        }
    }
}
