package org.reprise.core.trial;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.reprise.core.run.PluginRef;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.spi.Trial;

/** A tiny problem with its algorithm and experiment: halve a number until it is small. */
public final class Countdown {
    private Countdown() {}

    public record Problem(double start) {}

    public record Configuration(@Param(value = "start", byDefault = "1") double start) {}

    /** What goes wrong, if anything. */
    public enum Mishap {
        NONE,
        THROWS,
        OVERFLOWS,
        RUNS_FOREVER,
        NEVER_YIELDS,
        GOES_ON,
        PRINTS,
        EATS_MEMORY,
        EXITS,
        HALTS,
        CRASHES,
        PAUSES
    }

    record Parameters(
            @Param(value = "steps", byDefault = "10") int steps,
            @Param(value = "what goes wrong", byDefault = "none") Mishap mishap) {}

    @AlgorithmSpec(id = "halve", title = "Halving", description = "Halves.", reference = "none")
    static final class Halve implements Algorithm<Problem, Parameters, double[]> {
        @Override
        public double[] solve(Problem problem, Parameters parameters, Trial<double[]> trial) {
            double[] x = {problem.start()};
            RandomGenerator[] noise = {trial.random("noise")};
            int[] step = {0};
            trial.record("noise", noise[0].nextDouble());
            Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
            saved.ifPresent(state -> {
                state.copy("x", x);
                state.copy("step", step);
                noise[0] = state.randoms("noise")[0];
            });
            boolean on = saved.isPresent() || trial.proceed(x);
            for (int i = step[0];
                    on && (i < parameters.steps() || parameters.mishap() == Mishap.RUNS_FOREVER);
                    i++, on = trial.proceed(x)) {
                int done = i;
                trial.checkpoints()
                        .offer(state -> state.put("x", x).put("step", done).put("noise", noise));
                trial.record("draw", noise[0].nextDouble());
                x[0] /= 2;
                trial.count("halvings", 1);
                if (i == 5 && parameters.mishap() == Mishap.THROWS) {
                    throw new IllegalStateException("no more");
                }
                if (i == 5 && parameters.mishap() == Mishap.OVERFLOWS) {
                    overflow(0);
                }
                if (i == 5 && parameters.mishap() == Mishap.PRINTS) {
                    print();
                }
                if (i == 5 && parameters.mishap() == Mishap.EATS_MEMORY) {
                    eat();
                }
                if (i == 5 && parameters.mishap() == Mishap.EXITS) {
                    System.exit(3);
                }
                if (i == 5 && parameters.mishap() == Mishap.HALTS) {
                    Runtime.getRuntime().halt(7);
                }
                if (i == 5 && parameters.mishap() == Mishap.CRASHES) {
                    crash();
                }
                if (parameters.mishap() == Mishap.PAUSES) {
                    LockSupport.parkNanos(20_000_000);
                }
                if (i == 5 && parameters.mishap() == Mishap.NEVER_YIELDS) {
                    spin();
                }
            }
            while (parameters.mishap() == Mishap.GOES_ON) {
                trial.proceed(x);
            }
            return x;
        }

        /** Not even an interrupt ends this; the tests are over long before it ends. */
        private static void spin() {
            long end = System.nanoTime() + 10_000_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        /** Writes to address 0, as native code with a fault does. */
        private static void crash() {
            try {
                Class<?> type = Class.forName("sun.misc.Unsafe");
                Field field = type.getDeclaredField("theUnsafe");
                field.setAccessible(true);
                type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void print() {
            String line = "x".repeat(1023);
            for (int k = 0; k < 64 * 1024; k++) {
                System.out.println(line);
            }
        }

        private static void eat() {
            List<long[]> eaten = new ArrayList<>();
            while (true) {
                eaten.add(new long[1 << 26]);
            }
        }

        private static int overflow(int depth) {
            return overflow(depth + 1) + 1;
        }
    }

    @ExperimentSpec(
            id = "number",
            title = "A number",
            description = "A number.",
            metrics = {
                @Metric(name = "value", description = "the number", log = true),
                @Metric(name = "double", description = "twice the number")
            })
    public static final class Number implements Experiment<Problem, Configuration, double[]> {
        private final long measuringNanos;

        Number(long measuringNanos) {
            this.measuringNanos = measuringNanos;
        }

        @Override
        public Problem problem(Configuration configuration, Setup setup) {
            return new Problem(configuration.start());
        }

        @Override
        public void measure(Problem problem, double[] iterate, Measurements out) {
            long end = System.nanoTime() + measuringNanos;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            out.put("value", iterate[0]);
            out.put("double", 2 * iterate[0]);
        }
    }

    /** The two as a plugin would bring them. */
    public record Plugin(long measuringNanos) implements Extensions {
        @Override
        public Algorithm<?, ?, ?> algorithm(PluginRef plugin, String id) {
            return new Halve();
        }

        @Override
        public Experiment<?, ?, ?> experiment(PluginRef plugin, String id) {
            return new Number(measuringNanos);
        }

        @Override
        public <T> T call(PluginRef plugin, Callable<T> code) throws Exception {
            return code.call();
        }
    }
}
