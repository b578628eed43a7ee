package org.reprise.ntk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.testkit.FakeTrial;

/** A trial that keeps every iterate. */
public final class KeepingTrial extends FakeTrial<Ensemble> {
    public final List<Ensemble> states = new ArrayList<>();

    public KeepingTrial(long limit) {
        super(limit, 1, 7);
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends Ensemble> iterate) {
        states.add(iterate.get());
        return true;
    }
}
