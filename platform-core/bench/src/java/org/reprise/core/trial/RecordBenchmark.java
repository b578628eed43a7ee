package org.reprise.core.trial;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.reprise.core.bus.Bus;

/**
 * What it costs to put a number, amortised: another thread empties the ring, and where it cannot keep up, the wait
 * counts. No trial puts numbers at this rate for long.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordBenchmark {
    /** {@code reuse} shows what the producer allocates, {@code pump} is the host's own thread with its batches. */
    @Param({"reuse", "pump"})
    public String consumer;

    private Referee<double[], double[]> referee;
    private Drain drain;
    private Bus bus;
    private MeasurementPump pump;
    private double value;

    @Setup
    public void start() {
        if (consumer.equals("pump")) {
            bus = new Bus();
            pump = new MeasurementPump(bus);
            referee = Fixture.referee(Fixture.NEVER, pump::wake);
            pump.add("bench", referee);
        } else {
            drain = new Drain();
            referee = Fixture.referee(Fixture.NEVER, drain::wake);
            drain.start(referee.ring());
        }
        referee.start();
    }

    @TearDown
    public void stop() throws InterruptedException {
        if (pump == null) {
            drain.close();
        } else {
            pump.remove("bench");
            pump.close();
            bus.close();
        }
    }

    @Benchmark
    public void put() {
        referee.put("error", value++);
    }

    @Benchmark
    public void record() {
        referee.record("gap", value++);
    }
}
