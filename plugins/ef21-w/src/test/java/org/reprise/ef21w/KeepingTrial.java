package org.reprise.ef21w;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.testkit.FakeTrial;

/** A trial that keeps a copy of every iterate. */
public final class KeepingTrial extends FakeTrial<Estimates> {
    public final List<Estimates> kept = new ArrayList<>();

    public KeepingTrial(long rounds, int threads) {
        this(rounds, threads, 0);
    }

    public KeepingTrial(long rounds, int threads, long seed) {
        super(rounds, threads, seed);
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends Estimates> iterate) {
        Estimates e = iterate.get();
        kept.add(new Estimates(
                e.rounds(),
                e.x().clone(),
                e.estimators().clone(),
                e.scales(),
                e.server().clone(),
                e.bits(),
                e.certificate()));
        return true;
    }

    public Estimates last() {
        return kept.get(kept.size() - 1);
    }
}
