package org.reprise.core.trial;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs an algorithm to offer an iterate and to count operations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OfferBenchmark {
    private final double[] iterate = {0.5};
    private final Supplier<double[]> supplier = () -> iterate;
    private final Drain drain = new Drain();
    private Referee<double[], double[]> unmeasured;
    private Referee<double[], double[]> measured;

    @Setup
    public void start() {
        unmeasured = Fixture.referee(Fixture.NEVER, () -> {});
        unmeasured.start();
        unmeasured.proceed(iterate);
        measured = Fixture.referee(Fixture.EVERY, drain::wake);
        drain.start(measured.ring());
        measured.start();
    }

    @TearDown
    public void stop() throws InterruptedException {
        drain.close();
    }

    /** The two readings of the clock that an offer cannot do without. */
    @Benchmark
    public long clock() {
        return System.nanoTime() - System.nanoTime();
    }

    @Benchmark
    public boolean offer() {
        return unmeasured.proceed(iterate);
    }

    /** A supplier that captures the iterate anew each time, as algorithms write it. */
    @Benchmark
    public boolean offerSupplier() {
        double[] captured = iterate;
        return unmeasured.proceed(() -> captured);
    }

    @Benchmark
    public boolean offerAndMeasure() {
        return measured.proceed(iterate);
    }

    @Benchmark
    public boolean offerAndMeasureSupplier() {
        return measured.proceed(supplier);
    }

    @Benchmark
    public void count() {
        unmeasured.count("sweeps", 1);
    }

    /** Three counters, as an algorithm with several kinds of operations has them. */
    @Benchmark
    public void countThree() {
        unmeasured.count("sweeps", 1);
        unmeasured.count("exp", 100);
        unmeasured.count("log", 10);
    }
}
