package org.reprise.core.claims;

import java.util.Map;
import org.reprise.core.store.Numbers;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** A stored run as claims see it; its numbers are read when first asked for. */
final class StoredRunView implements RunView {
    private final RunStore store;
    private final StoredRun run;
    private Map<String, Numbers> numbers;

    StoredRunView(RunStore store, StoredRun run) {
        this.store = store;
        this.run = run;
    }

    @Override
    public String algorithm() {
        return run.trial().algorithm();
    }

    @Override
    public long seed() {
        return run.trial().seed();
    }

    @Override
    public Map<String, Object> configuration() {
        return run.trial().configuration();
    }

    @Override
    public Map<String, Object> parameters() {
        return run.trial().parameters();
    }

    @Override
    public Series series(String name) {
        if (numbers == null) {
            numbers = store.numbers(run);
        }
        return numbers.containsKey(name) ? numbers.get(name).series() : Series.EMPTY;
    }

    @Override
    public long iterations() {
        return run.record().iterations();
    }

    @Override
    public double seconds() {
        return run.record().seconds();
    }
}
