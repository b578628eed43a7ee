package org.reprise.core.store;

import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.run.TrialMessage;

/** Joins a store to the bus: it keeps what trials send. */
public final class StoreParty {
    private StoreParty() {}

    /**
     * Starts listening.
     *
     * @return stops it
     */
    public static Bus.Subscription join(Bus bus, RunStore store) {
        return bus.consume(Addresses.MEASUREMENTS, TrialMessage.class, store::accept);
    }
}
