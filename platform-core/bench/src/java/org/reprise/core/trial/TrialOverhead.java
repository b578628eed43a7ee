package org.reprise.core.trial;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.reprise.core.bus.Bus;
import org.reprise.core.host.Environment;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Preset;
import org.reprise.core.study.Study;
import org.reprise.core.study.StudyRunner;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Trial;
import org.reprise.spi.specification.ExperimentDescription;

/** Times many short trials through the runner of studies and says where the platform's share of the time goes. */
public final class TrialOverhead {
    private static final int ITERATIONS = 10;
    private static final long STEP_NANOS = 100_000;
    private static final int WARM_UP = 50;
    private static final int LONG_TRIALS = 100;
    private static final int LONG_ITERATIONS = 500;

    private TrialOverhead() {}

    /**
     * Prints a table.
     *
     * @param arguments an empty folder for the runs, on the disk to be measured, and the number of trials (1,000)
     */
    @SuppressWarnings("try") // the store listens until it is closed
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        try (Bus bus = new Bus()) {
            RunStore store = new RunStore(folder.resolve("store"));
            try (Bus.Subscription party = StoreParty.join(bus, store);
                    TrialRunner runner = new TrialRunner(bus, store, new SpinExtensions(), new ModelRuntime(folder), Environment.capture(), 1)) {
                // With seeds that the study does not have.
                for (TrialSpec trial : trials(-WARM_UP, WARM_UP)) {
                    runner.run(trial, Fixture.metrics(), () -> false);
                }
                Timings timings = new Timings(store, count);
                timings.start();
                new StudyRunner(store, runner, 1, false).run(study(trials(0, count)), timings);
                timings.print();
                for (int round = 0; round < 3; round++) {
                    throughput(store, runner, round);
                }
            }
            sync(folder.resolve("sync"), Math.min(count, 200));
        }
    }

    private static List<TrialSpec> trials(long from, int count) {
        return trials(from, count, ITERATIONS);
    }

    private static List<TrialSpec> trials(long from, int count, int iterations) {
        return LongStream.range(from, from + count)
                .mapToObj(seed -> Fixture.spec(Fixture.EVERY, iterations, seed))
                .toList();
    }

    /** The same number of longer trials one after the other and two side by side. */
    private static void throughput(RunStore store, TrialRunner runner, int round) throws InterruptedException {
        double[] seconds = new double[2];
        for (int jobs = 1; jobs <= 2; jobs++) {
            long from = 1_000_000L * (2 * round + jobs);
            Study study = study(trials(from, LONG_TRIALS, LONG_ITERATIONS));
            long start = System.nanoTime();
            new StudyRunner(store, runner, jobs, false).run(study, new Silence());
            seconds[jobs - 1] = (System.nanoTime() - start) / 1e9;
        }
        System.out.printf(
                Locale.ROOT,
                "%d trials of %d ms: one at a time %.2f s, two %.2f s, ratio %.2f%n",
                LONG_TRIALS,
                LONG_ITERATIONS * STEP_NANOS / 1_000_000,
                seconds[0],
                seconds[1],
                seconds[0] / seconds[1]);
    }

    private static final class Silence implements StudyRunner.Listener {
        @Override
        public void started(TrialSpec trial) {
            // The clock is outside.
        }

        @Override
        public void ended(TrialSpec trial, StoredRun run, boolean reused, RepriseException error) {
            // The clock is outside.
        }
    }

    private static Study study(List<TrialSpec> trials) {
        ExperimentDescription experiment = new ExperimentDescription(
                new ExperimentInfo("bench", "", "", Fixture.metrics()), "", "bench", List.of());
        Study.Variant variant = new Study.Variant("bench", null, Map.of(), trials);
        Study.Setting setting = new Study.Setting("", Map.of(), List.of(variant));
        TrialSpec any = trials.get(0);
        Preset.Part part = new Preset.Part(
                "bench",
                "",
                any.experiment(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(any.device()),
                any.budget(),
                any.measure(),
                Preset.Sweep.WHOLE,
                Preset.Order.WRITTEN,
                null);
        return new Study(null, null, List.of(new Study.PlannedPart(part, experiment, List.of(setting))), false, List.of());
    }

    /** What forcing a run's two files to disk costs by itself. */
    private static void sync(Path folder, int count) throws IOException {
        long[] numbers = new long[count];
        long[] record = new long[count];
        for (int i = 0; i < count; i++) {
            Path run = Files.createDirectories(folder.resolve("run-" + i));
            Path file = run.resolve("measurements.csv");
            Files.writeString(file, "x".repeat(600));
            long start = System.nanoTime();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            long between = System.nanoTime();
            AtomicFiles.write(run.resolve("run.json"), "x".repeat(900));
            numbers[i] = between - start;
            record[i] = System.nanoTime() - between;
        }
        print("by itself: measurements forced to disk", numbers);
        print("by itself: run.json written, forced, renamed", record);
    }

    private static void print(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-48s median %8.3f ms, mean %8.3f ms, 95th percentile %8.3f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                Arrays.stream(sorted).average().orElse(0) / 1e6,
                sorted[(int) (sorted.length * 0.95)] / 1e6);
    }

    /** Splits the time between the calls that a study makes to its listener. */
    private static final class Timings implements StudyRunner.Listener {
        private final long[] before;
        private final long[] during;
        private final long[] algorithm;
        private final long[] again;
        private final RunStore store;
        private int trial;
        private long last;

        Timings(RunStore store, int count) {
            this.store = store;
            before = new long[count];
            during = new long[count];
            algorithm = new long[count];
            again = new long[count];
        }

        void start() {
            last = System.nanoTime();
        }

        @Override
        public void started(TrialSpec spec) {
            long now = System.nanoTime();
            before[trial] = now - last;
            last = now;
        }

        @Override
        public void ended(TrialSpec spec, StoredRun run, boolean reused, RepriseException error) {
            if (error != null || reused) {
                throw new IllegalStateException("each trial must run once, and succeed", error);
            }
            long now = System.nanoTime();
            algorithm[trial] = (long) (run.record().seconds() * 1e9);
            during[trial] = now - last - algorithm[trial];
            // As the runner has just done, to tell this share from the rest.
            store.get(run.id());
            last = System.nanoTime();
            again[trial] = last - now;
            trial++;
        }

        void print() {
            int part = Math.max(1, trial / 10);
            TrialOverhead.print("algorithm", algorithm);
            TrialOverhead.print("looking for a finished run", before);
            TrialOverhead.print("running, storing and reading it back", during);
            long[] stored = new long[trial];
            Arrays.setAll(stored, i -> during[i] - again[i]);
            TrialOverhead.print("  running and storing", stored);
            TrialOverhead.print("    the last tenth", Arrays.copyOfRange(stored, trial - part, trial));
            TrialOverhead.print("  reading it back", again);
            TrialOverhead.print("    the last tenth", Arrays.copyOfRange(again, trial - part, trial));
        }
    }

    private static final class SpinExtensions implements Extensions {
        private final Spin spin = new Spin();
        private final Fixture.FirstEntry experiment = new Fixture.FirstEntry();

        @Override
        public Algorithm<?, ?, ?> algorithm(PluginRef plugin, String id) {
            return spin;
        }

        @Override
        public Experiment<?, ?, ?> experiment(PluginRef plugin, String id) {
            return experiment;
        }

        @Override
        public <T> T call(PluginRef plugin, Callable<T> code) throws Exception {
            return code.call();
        }
    }

    /** Keeps the processor busy for a millisecond. */
    private static final class Spin implements Algorithm<double[], Fixture.None, double[]> {
        @Override
        public double[] solve(double[] problem, Fixture.None parameters, Trial<double[]> trial) {
            double[] iterate = {0.5};
            while (trial.proceed(iterate)) {
                long end = System.nanoTime() + STEP_NANOS;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            return iterate;
        }
    }
}
