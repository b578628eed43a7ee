package org.reprise.core.trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reprise.core.run.Budget;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.TrialSpec;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.Measurements;
import org.reprise.spi.Setup;

/** A referee as a study makes it, around an experiment that costs nothing. */
final class Fixture {
    static final Schedule EVERY = new Schedule(1, 0);
    /** Measures iteration 0 and no other that a benchmark can reach. */
    static final Schedule NEVER = new Schedule(Long.MAX_VALUE, 0);

    private static final List<MetricInfo> METRICS = List.of(metric("error"), metric("objective"));

    private Fixture() {}

    static TrialSpec spec(Schedule schedule, long iterations, long seed) {
        PluginRef plugin = new PluginRef("bench", "1.0.0", "0".repeat(64));
        return new TrialSpec(
                "1",
                plugin,
                "bench",
                Map.of(),
                plugin,
                "bench",
                Map.of(),
                Map.of(),
                seed,
                "cpu",
                new Budget(iterations, Double.POSITIVE_INFINITY, "error", -1),
                schedule);
    }

    static List<MetricInfo> metrics() {
        return METRICS;
    }

    static Referee<double[], double[]> referee(Schedule schedule, Runnable wake) {
        AtomicBoolean cancelled = new AtomicBoolean();
        return new Referee<>(
                new FirstEntry(),
                new double[0],
                METRICS,
                spec(schedule, Long.MAX_VALUE, 0),
                new Referee.TrialContext("bench", null, null, null, 1),
                wake,
                cancelled::get);
    }

    private static MetricInfo metric(String name) {
        return new MetricInfo(name, "", "", Direction.MINIMISE, true);
    }

    /** Puts one number that is already there. */
    static final class FirstEntry implements Experiment<double[], Fixture.None, double[]> {
        @Override
        public double[] problem(None configuration, Setup setup) {
            return new double[0];
        }

        @Override
        public void measure(double[] problem, double[] iterate, Measurements out) {
            out.put("error", iterate[0]);
        }
    }

    /** No configuration. */
    record None() {}
}
