package org.reprise.vrhalpern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.testkit.FakeTrial;
import org.reprise.vrhalpern.problem.Iterate;

/** A trial that ends after some epochs and keeps a copy of every iterate. */
public final class KeepingTrial extends FakeTrial<Iterate> {
    public final List<Iterate> iterates = new ArrayList<>();
    private final long seed;

    public KeepingTrial(long epochs, long seed) {
        super(epochs, 1);
        this.seed = seed;
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends Iterate> iterate) {
        Iterate shown = iterate.get();
        double[] before = shown.before() == null ? null : shown.before().clone();
        iterates.add(new Iterate(shown.u().clone(), before, shown.step()));
        return true;
    }

    /** The point shown at an iteration. */
    public double[] u(int iteration) {
        return iterates.get(iteration).u();
    }

    @Override
    public RandomGenerator random(String stream) {
        return RandomStreams.of(seed, stream);
    }
}
