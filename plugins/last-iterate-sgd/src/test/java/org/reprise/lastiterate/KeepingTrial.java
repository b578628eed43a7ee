package org.reprise.lastiterate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.testkit.FakeTrial;

/** A trial that keeps a copy of every iterate. */
public final class KeepingTrial extends FakeTrial<Paths> {
    public final List<Paths> kept = new ArrayList<>();

    public KeepingTrial(int threads) {
        super(Long.MAX_VALUE, threads);
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends Paths> iterate) {
        Paths p = iterate.get();
        kept.add(new Paths(
                p.steps(),
                p.last().clone(),
                p.uniform().clone(),
                p.suffix().clone(),
                p.polynomial().clone(),
                p.weighted().clone()));
        return true;
    }
}
