package org.reprise.core.trial;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Kind;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialSpec;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.Measurements;
import org.reprise.spi.Models;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Trial;

/**
 * Takes the iterates of one algorithm, measures those that the schedule names, keeps its clock and its budget. The
 * clock runs from the return of one {@code proceed} to the next: measuring is never charged to the algorithm.
 */
final class Referee<P, S> implements Trial<S>, Measurements {
    private final Experiment<P, ?, S> experiment;
    private final P problem;
    private final TrialSpec spec;
    private final TrialContext context;
    private final NameTable names = new NameTable();
    private final MeasurementRing ring;
    private final BooleanSupplier cancelled;
    private final int target;

    private long algorithmNanos;
    private long resumedAt;
    private long iteration = -1;
    private long nextDue;
    private long lastMeasured = -1;
    private double targetValue = Double.NaN;
    private long[] counts = new long[8];
    private int[] countNames = new int[8];
    private int counters;
    private StopReason stop;
    private int ignored;
    private boolean yielding;
    private Checkpoints checkpoints;
    private long resumed = -1;
    private volatile boolean expired;
    private volatile boolean abandoned;

    /** Answers of false that an algorithm may overlook. */
    private static final int PATIENCE = 1000;

    /**
     * What the host lends to a trial.
     *
     * @param run id of the run
     */
    record TrialContext(String run, Datasets datasets, Models models, Artifacts artifacts, int threads) {}

    Referee(
            Experiment<P, ?, S> experiment,
            P problem,
            List<MetricInfo> metrics,
            TrialSpec spec,
            TrialContext context,
            Runnable wake,
            BooleanSupplier cancelled) {
        this.experiment = experiment;
        this.problem = problem;
        this.spec = spec;
        this.context = context;
        this.cancelled = cancelled;
        this.ring = new MeasurementRing(1 << 14, wake);
        metrics.forEach(metric -> names.index(Kind.MEASUREMENT, metric.name()));
        this.target = spec.budget().targetMetric() == null
                ? -1
                : names.metric(spec.budget().targetMetric());
    }

    void start() {
        resumedAt = System.nanoTime();
    }

    /** Ends the trial at the next iterate, as past its time limit; callable from any thread. */
    void expire() {
        expired = true;
    }

    /** Says why the trial ended, of one whose algorithm was stopped between two iterates. */
    void stopped(StopReason reason) {
        if (stop == null) {
            algorithmNanos += yielding ? 0 : System.nanoTime() - resumedAt;
            stop = reason;
        }
    }

    /** Takes nothing any more from a thread that could not be stopped; callable from any thread. */
    void abandon(StopReason reason) {
        abandoned = true;
        stop = reason;
    }

    /** Seconds since the algorithm last yielded; from another thread, so that it may be a little out of date. */
    double secondsWithoutYield() {
        return resumedAt == 0 || yielding ? 0 : (System.nanoTime() - resumedAt) / 1e9;
    }

    @Override
    public boolean proceed(S iterate) {
        if (stop != null) {
            return over();
        }
        algorithmNanos += System.nanoTime() - resumedAt;
        boolean last = offer();
        if (last || iteration >= nextDue) {
            measure(iterate);
        }
        return resume();
    }

    @Override
    public boolean proceed(Supplier<? extends S> iterate) {
        if (stop != null) {
            return over();
        }
        algorithmNanos += System.nanoTime() - resumedAt;
        boolean last = offer();
        if (last || iteration >= nextDue) {
            measure(iterate.get());
        }
        return resume();
    }

    /** Counts the iterate and says whether the budget ends with it. */
    private boolean offer() {
        iteration++;
        Budget budget = spec.budget();
        if (cancelled.getAsBoolean()) {
            stop = StopReason.CANCELLED;
        } else if (expired) {
            stop = StopReason.TIMEOUT;
        } else if (iteration >= budget.iterations()) {
            stop = StopReason.ITERATIONS;
        } else if (algorithmNanos >= budget.seconds() * 1e9) {
            stop = StopReason.SECONDS;
        }
        return stop != null;
    }

    /** The answer to an iterate that comes after the end. */
    private boolean over() {
        if (abandoned || ++ignored > PATIENCE) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "Algorithm '" + spec.algorithm() + "' goes on although its trial is over",
                    "It has to return from solve once Trial.proceed answers false.");
        }
        return false;
    }

    private boolean resume() {
        boolean go = stop == null;
        resumedAt = System.nanoTime();
        yielding = false;
        return go;
    }

    private void measure(S iterate) {
        yielding = true;
        experiment.measure(problem, iterate, this);
        for (int i = 0; i < counters; i++) {
            ring.put(iteration, algorithmNanos, countNames[i], counts[i]);
        }
        lastMeasured = iteration;
        nextDue = spec.measure().after(iteration);
        boolean told = stop == StopReason.CANCELLED || stop == StopReason.TIMEOUT;
        if (target >= 0 && targetValue <= spec.budget().target() && !told) {
            stop = StopReason.TARGET;
        }
    }

    /** Stops the clock and measures what {@code solve} returned, unless the last iterate was measured already. */
    void finish(S result) {
        if (stop == null) {
            algorithmNanos += System.nanoTime() - resumedAt;
            stop = StopReason.RETURNED;
        }
        iteration = Math.max(iteration, 0);
        if (lastMeasured < iteration && result != null) {
            measure(result);
        }
    }

    @Override
    public void put(String metric, double value) {
        int index = names.metric(metric);
        if (index < 0) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "Experiment '" + spec.experiment() + "' put the measurement '" + metric
                            + "', which it does not declare",
                    "Add it to the metrics of its @ExperimentSpec.");
        }
        if (index == target) {
            targetValue = value;
        }
        ring.put(iteration, algorithmNanos, index, value);
    }

    @Override
    public void count(String what, long amount) {
        int name = names.index(Kind.COUNT, what);
        for (int i = 0; i < counters; i++) {
            if (countNames[i] == name) {
                counts[i] += amount;
                return;
            }
        }
        if (counters == counts.length) {
            counts = Arrays.copyOf(counts, 2 * counters);
            countNames = Arrays.copyOf(countNames, 2 * counters);
        }
        countNames[counters] = name;
        counts[counters++] = amount;
    }

    @Override
    public void record(String name, double value) {
        ring.put(Math.max(iteration, 0), algorithmNanos, names.index(Kind.RECORD, name), value);
    }

    @Override
    public RandomGenerator random(String stream) {
        return RandomStreams.of(spec.seed(), "algorithm", spec.algorithm(), stream);
    }

    @Override
    public Datasets datasets() {
        return context.datasets();
    }

    @Override
    public Device device() {
        return new Device(spec.device());
    }

    @Override
    public int threads() {
        return context.threads();
    }

    @Override
    public Models models() {
        return context.models();
    }

    @Override
    public Artifacts artifacts() {
        return context.artifacts();
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /** Gives the trial its checkpoints; before it starts. */
    void use(Checkpoints given) {
        checkpoints = given;
    }

    /** Id of the run. */
    String run() {
        return context.run();
    }

    /** Iteration at which the trial went on from a checkpoint; -1 if it did not. */
    long resumed() {
        return resumed;
    }

    /** Whether an iterate was offered. */
    boolean begun() {
        return iteration >= 0;
    }

    /** Stops the algorithm's clock between two iterates; false if there is none to go on from, or the end has come. */
    boolean pause() {
        if (iteration < 0 || stop != null) {
            return false;
        }
        yielding = true;
        algorithmNanos += System.nanoTime() - resumedAt;
        return true;
    }

    /** Lets the clock go on. */
    void unpause() {
        resume();
    }

    /** Writes all that a trial needs to go on. */
    void save(DataOutputStream out) throws IOException {
        out.writeLong(iteration);
        out.writeLong(nextDue);
        out.writeLong(lastMeasured);
        out.writeLong(algorithmNanos);
        out.writeDouble(targetValue);
        out.writeInt(counters);
        for (int i = 0; i < counters; i++) {
            out.writeUTF(names.names().get(countNames[i]));
            out.writeLong(counts[i]);
        }
    }

    /** Reads what {@link #save} wrote, in place of what was counted so far. */
    void restore(DataInputStream in) throws IOException {
        iteration = in.readLong();
        resumed = iteration;
        nextDue = in.readLong();
        lastMeasured = in.readLong();
        algorithmNanos = in.readLong();
        targetValue = in.readDouble();
        counters = in.readInt();
        counts = new long[Math.max(counts.length, counters)];
        countNames = new int[counts.length];
        for (int i = 0; i < counters; i++) {
            countNames[i] = names.whole(Kind.COUNT, in.readUTF());
            counts[i] = in.readLong();
        }
        resume();
    }

    MeasurementRing ring() {
        return ring;
    }

    NameTable names() {
        return names;
    }

    StopReason stopReason() {
        return stop;
    }

    long iterations() {
        return Math.max(iteration, 0);
    }

    double seconds() {
        return algorithmNanos / 1e9;
    }
}
