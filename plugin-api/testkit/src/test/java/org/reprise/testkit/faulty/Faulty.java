package org.reprise.testkit.faulty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Counts down, and breaks one rule. */
@Extension
@AlgorithmSpec(id = "faulty", title = "Faulty", description = "Counts down.", reference = "none")
public final class Faulty implements Algorithm<Count, Faulty.Parameters, Double> {
    /** File that is written outside the artefacts. */
    static final Path STRAY = Path.of("stray.txt");

    /** The rule that is broken. */
    public enum Fault {
        NONE,
        CLOCK,
        THREADS,
        LATE,
        CHECKPOINT,
        UNDECLARED,
        THREAD,
        FILE
    }

    /** Parameters. */
    public record Parameters(@Param(value = "the rule that is broken", byDefault = "none") Fault fault) {}

    @Override
    public Double solve(Count problem, Parameters parameters, Trial<Double> trial) throws Exception {
        double[] x = {problem.from()};
        Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
        saved.ifPresent(state -> state.copy("x", x));
        if (saved.isPresent() || trial.proceed(x[0])) {
            do {
                trial.checkpoints().offer(state -> state.put("x", parameters.fault() == Fault.CHECKPOINT ? 7 : x[0]));
                step(x, parameters.fault(), trial);
            } while (trial.proceed(x[0]));
        }
        if (parameters.fault() == Fault.LATE) {
            trial.proceed(x[0]);
        }
        return x[0];
    }

    private static void step(double[] x, Fault fault, Trial<Double> trial) throws Exception {
        x[0]--;
        switch (fault) {
            case CLOCK -> x[0] += System.nanoTime() % 1000 * 1e-9;
            case THREADS -> x[0] += trial.threads();
            case THREAD -> linger();
            case FILE -> Files.writeString(STRAY, "x");
            case UNDECLARED -> x[0] = Math.min(x[0], -1);
            default -> trial.count("steps", 1);
        }
    }

    private static void linger() {
        Thread thread =
                new Thread(() -> LockSupport.parkNanos(Duration.ofSeconds(20).toNanos()), "lingering");
        thread.setDaemon(true);
        thread.start();
    }
}
