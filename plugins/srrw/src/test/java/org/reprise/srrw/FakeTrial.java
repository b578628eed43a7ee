package org.reprise.srrw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.TokenState;

/** A trial that ends after some iterations and keeps every iterate's first values. */
final class FakeTrial implements Trial<TokenState> {
    final List<TokenState> states = new ArrayList<>();
    final Map<String, Long> counters = new TreeMap<>();
    final Map<String, Double> records = new TreeMap<>();
    private final long limit;
    private final int threads;
    private final Function<String, RandomGenerator> random;
    private long iterations = -1;

    FakeTrial(long limit, int threads, Function<String, RandomGenerator> random) {
        this.limit = limit;
        this.threads = threads;
        this.random = random;
    }

    static FakeTrial of(long limit, int threads) {
        return new FakeTrial(limit, threads, stream -> RandomStreams.of(7, stream));
    }

    @Override
    public boolean proceed(TokenState iterate) {
        return proceed(() -> iterate);
    }

    @Override
    public boolean proceed(Supplier<? extends TokenState> iterate) {
        states.add(iterate.get());
        return ++iterations < limit;
    }

    @Override
    public void count(String what, long amount) {
        counters.merge(what, amount, Long::sum);
    }

    @Override
    public void record(String name, double value) {
        records.put(name, value);
    }

    @Override
    public RandomGenerator random(String stream) {
        return random.apply(stream);
    }

    @Override
    public Datasets datasets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Artifacts artifacts() {
        throw new UnsupportedOperationException();
    }
}
