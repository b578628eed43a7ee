package org.reprise.srrw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.srrw.problem.TokenState;
import org.reprise.testkit.FakeTrial;

/** A trial that ends after some iterations and keeps every iterate. */
final class KeepingTrial extends FakeTrial<TokenState> {
    final List<TokenState> states = new ArrayList<>();
    private final Function<String, RandomGenerator> random;

    KeepingTrial(long limit, int threads, Function<String, RandomGenerator> random) {
        super(limit, threads);
        this.random = random;
    }

    static KeepingTrial of(long limit, int threads) {
        return new KeepingTrial(limit, threads, stream -> RandomStreams.of(7, stream));
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends TokenState> iterate) {
        states.add(iterate.get());
        return true;
    }

    @Override
    public RandomGenerator random(String stream) {
        return random.apply(stream);
    }
}
