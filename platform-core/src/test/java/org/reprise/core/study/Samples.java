package org.reprise.core.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.core.run.Budget;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.Direction;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.specification.ExperimentDescription;

/** Studies of an algorithm whose loss is its parameter. */
final class Samples {
    static final PluginRef PLUGIN = new PluginRef("p", "1", "0");

    private Samples() {}

    static TrialSpec trial(double x, long seed, long iterations) {
        return new TrialSpec(
                "0.1",
                PLUGIN,
                "e",
                Map.of("n", 3),
                PLUGIN,
                "a",
                Map.of("x", x),
                Map.of(),
                seed,
                "cpu",
                new Budget(iterations, 60, null, 0),
                Schedule.DEFAULT);
    }

    static Study.Setting setting(int variants, int seeds, long iterations) {
        List<Study.Variant> list = new ArrayList<>();
        for (int v = 0; v < variants; v++) {
            List<TrialSpec> trials = new ArrayList<>();
            for (int seed = 0; seed < seeds; seed++) {
                trials.add(trial(v, seed, iterations));
            }
            list.add(new Study.Variant("a x=" + v, null, Map.of("x", (double) v), trials));
        }
        return new Study.Setting("", Map.of("n", 3), list);
    }

    static Study study(Preset.Order order, Study.Setting... settings) {
        ExperimentInfo info = new ExperimentInfo(
                "e",
                "E",
                "an experiment",
                List.of(new ExperimentInfo.MetricInfo("loss", "the loss", "", Direction.MINIMISE, false)));
        Preset.Part part = new Preset.Part(
                "e",
                "E",
                "e",
                Map.of(),
                Map.of(),
                List.of(0L),
                List.of("cpu"),
                new Budget(1000, 60, null, 0),
                Schedule.DEFAULT,
                Preset.Sweep.WHOLE,
                order,
                null);
        return new Study(
                null,
                new Preset("quick", "Quick", "", null, List.of(part)),
                List.of(new Study.PlannedPart(
                        part, new ExperimentDescription(info, "problem", "problem", List.of()), List.of(settings))),
                true,
                List.of());
    }

    static StoredRun run(TrialSpec trial, RunState state, double loss) {
        return new StoredRun(
                trial.id(),
                Path.of("nowhere"),
                trial,
                state,
                new RunRecord(
                        RunRecord.SCHEMA,
                        trial.key(),
                        state,
                        StopReason.RETURNED,
                        null,
                        null,
                        1,
                        1,
                        "2026-01-01T00:00:00Z",
                        "2026-01-01T00:00:10Z",
                        Map.of("loss", loss),
                        Map.of()));
    }
}
