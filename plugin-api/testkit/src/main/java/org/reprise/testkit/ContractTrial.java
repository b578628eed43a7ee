package org.reprise.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Experiment;
import org.reprise.spi.Measurements;

/** A trial that measures every iterate, keeps all numbers, and counts what is offered after it has ended. */
final class ContractTrial<P, S> extends FakeTrial<S> {
    private final Experiment<P, ?, S> experiment;
    private final P problem;
    private final String algorithm;
    private final long seed;
    private final Datasets datasets;
    private final Path artefacts;
    private final List<Number> numbers = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private final long last;
    private long late;
    private long endedAt;

    /** A measured value. */
    record Number(long iteration, String name, long bits) {
        @Override
        public String toString() {
            return name + " = " + Double.longBitsToDouble(bits) + " at iteration " + iteration;
        }
    }

    ContractTrial(
            Experiment<P, ?, S> experiment,
            P problem,
            ContractCase one,
            long last,
            int threads,
            Datasets datasets,
            Path artefacts) {
        super(last, threads);
        this.experiment = experiment;
        this.problem = problem;
        this.algorithm = one.trial().algorithm();
        this.seed = one.trial().seed();
        this.datasets = datasets;
        this.artefacts = artefacts;
        this.last = last;
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends S> iterate) {
        if (iteration > last) {
            late++;
            return false;
        }
        measure(iteration, iterate.get());
        endedAt = System.nanoTime();
        return true;
    }

    /** Measures an iterate. */
    void measure(long iteration, S iterate) {
        Measurements out = (name, value) -> {
            names.add(name);
            numbers.add(new Number(iteration, name, Double.doubleToLongBits(value)));
        };
        experiment.measure(problem, iterate, out);
    }

    /** All that was measured, in order. */
    List<Number> numbers() {
        return numbers;
    }

    /** Names of measurements, counters and records. */
    Set<String> names() {
        Set<String> all = new TreeSet<>(names);
        all.addAll(counters().keySet());
        all.addAll(records().keySet());
        return all;
    }

    /** Iterates offered after the answer was no. */
    long late() {
        return late;
    }

    /** Seconds since the last iterate in time. */
    double secondsSinceEnd() {
        return (System.nanoTime() - endedAt) / 1e9;
    }

    @Override
    public RandomGenerator random(String stream) {
        return RandomStreams.of(seed, "algorithm", algorithm, stream);
    }

    @Override
    public Datasets datasets() {
        return datasets;
    }

    @Override
    public Artifacts artifacts() {
        return new Artifacts() {
            @Override
            public OutputStream create(String name) throws IOException {
                return Files.newOutputStream(
                        Files.createDirectories(artefacts).resolve(Path.of(name).getFileName()));
            }
        };
    }
}
