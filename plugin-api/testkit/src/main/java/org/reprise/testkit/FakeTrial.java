package org.reprise.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.core.models.ModelScope;
import org.reprise.core.trial.CheckpointState;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Models;
import org.reprise.spi.Trial;

/**
 * A trial without a host, for tests and benchmarks of one algorithm: ends after a number of iterations and keeps what was counted and
 * recorded. A subclass looks at the iterates. Models run on the processor, and are closed with the trial.
 *
 * @param <S> iterate type
 */
public class FakeTrial<S> implements Trial<S>, AutoCloseable {
    private final Map<String, Long> counters = new TreeMap<>();
    private final Map<String, Double> records = new TreeMap<>();
    private final long limit;
    private final int threads;
    private final long seed;
    private long iterations = -1;
    private long saveEvery;
    private Kept kept;
    private Kept left;
    private ModelScope models;

    /** What a checkpoint holds. */
    private record Kept(long iteration, Map<String, Long> counters, CheckpointState state) {}

    /**
     * @param limit iterations after the starting point
     * @param threads what {@link #threads} answers
     */
    public FakeTrial(long limit, int threads) {
        this(limit, threads, 0);
    }

    /**
     * @param limit iterations after the starting point
     * @param threads what {@link #threads} answers
     * @param seed seed of the random streams
     */
    public FakeTrial(long limit, int threads, long seed) {
        this.limit = limit;
        this.threads = threads;
        this.seed = seed;
    }

    /**
     * Looks at an iterate.
     *
     * @param iteration its number, from 0
     * @return false if the trial ends with it
     */
    protected boolean take(long iteration, Supplier<? extends S> iterate) {
        return true;
    }

    /** Number of the last iterate offered; -1 before the first. */
    public long iterations() {
        return iterations;
    }

    /** Counters by name. */
    public Map<String, Long> counters() {
        return counters;
    }

    /** The last value of each record by name. */
    public Map<String, Double> records() {
        return records;
    }

    @Override
    public final boolean proceed(S iterate) {
        return proceed(() -> iterate);
    }

    @Override
    public final boolean proceed(Supplier<? extends S> iterate) {
        iterations++;
        return take(iterations, iterate) && iterations < limit;
    }

    /**
     * Takes a checkpoint at every iteration that is a multiple of this.
     *
     * @return this
     */
    public FakeTrial<S> saveEvery(long multiple) {
        saveEvery = multiple;
        return this;
    }

    /**
     * Goes on from the last checkpoint that another trial took, as if that had been killed.
     *
     * @return this
     */
    public FakeTrial<S> continueFrom(FakeTrial<S> killed) {
        left = killed.kept;
        return this;
    }

    /** Iteration of the last checkpoint that was taken; -1 if none was. */
    public long checkpointed() {
        return kept == null ? -1 : kept.iteration();
    }

    @Override
    public Checkpoints checkpoints() {
        return new Checkpoints() {
            @Override
            public Optional<Saved> restore() {
                if (left == null) {
                    return Optional.empty();
                }
                iterations = left.iteration();
                counters.clear();
                counters.putAll(left.counters());
                return Optional.of(left.state());
            }

            @Override
            public void offer(Consumer<State> writer) {
                if (saveEvery > 0 && iterations % saveEvery == 0) {
                    CheckpointState state = new CheckpointState();
                    writer.accept(state);
                    kept = new Kept(iterations, Map.copyOf(counters), state);
                }
            }
        };
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
        return RandomStreams.of(seed, stream);
    }

    @Override
    public Datasets datasets() {
        throw new IllegalStateException("this trial has no data sets: use TestHost");
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
    public Models models() {
        if (models == null) {
            models = TestModels.open(threads);
        }
        return models;
    }

    /** Closes the models that the trial opened, as the end of a trial does. */
    @Override
    public void close() {
        if (models != null) {
            models.stop();
            models.close();
            models = null;
        }
    }

    @Override
    public Artifacts artifacts() {
        throw new IllegalStateException("this trial keeps no artefacts: use TestHost");
    }
}
