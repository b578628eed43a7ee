package org.reprise.core.host;

import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.data.DataCatalog;

/** Joins the data service to the bus: it answers with loaded data sets. */
final class DataParty {
    private DataParty() {}

    static void join(Bus bus, DataCatalog catalog) {
        bus.answer(Addresses.DATASETS, String.class, catalog::load);
    }
}
