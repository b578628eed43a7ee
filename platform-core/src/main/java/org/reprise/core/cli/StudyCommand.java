package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.study.Forecast;
import org.reprise.core.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at studies before they run. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Plans studies: what would run, what is there already, about how long it takes.",
        subcommands = StudyCommand.Plan.class)
final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** A setting with what is known of it. */
    private record Row(
            String part,
            String setting,
            String algorithm,
            int trials,
            List<TrialSpec> toRun,
            double seconds,
            double atMost) {
        int missing() {
            return toRun.size();
        }
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = "Shows what 'run' with the same words would do; runs nothing.",
            footer = {
                "",
                "Examples:",
                "  reprise study plan sinkhorn-newton-sparse --preset paper",
                "  reprise study plan my-study.yaml --seeds 0..9 --jobs 2"
            })
    static final class Plan implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Mixin
        private StudyOptions options;

        @Mixin
        private GridOptions grid;

        @Override
        public Integer call() {
            options.check();
            Console console = common.console();
            try (StudySession session = new StudySession(console, common, options)) {
                Study study = session.plan(grid.paper, grid.overrides(options.seedList()));
                List<Row> rows = rows(study, new RunStore(common.results()));
                if (console.json()) {
                    console.data(json(study, rows));
                } else {
                    print(console, study, rows);
                    boolean halved = study.parts().stream()
                            .anyMatch(part -> part.part().order().halving() != null);
                    if (halved) {
                        console.print("Halving leaves most of them out; its shorter trials come on top.");
                    }
                }
            }
            return 0;
        }

        private List<Row> rows(Study study, RunStore store) {
            Forecast forecast = new Forecast(store.list());
            Set<TrialSpec> planned = new HashSet<>();
            List<Row> rows = new ArrayList<>();
            for (Study.PlannedPart part : study.parts()) {
                for (Study.Setting setting : part.settings()) {
                    for (Study.Variant variant : setting.variants()) {
                        // What another part asks for as well is told where it comes first.
                        List<TrialSpec> missing = variant.trials().stream()
                                .filter(trial ->
                                        options.rerun || store.finished(trial).isEmpty())
                                .filter(planned::add)
                                .toList();
                        OptionalDouble each = forecast.seconds(variant.trials().get(0));
                        rows.add(new Row(
                                part.part().id(),
                                setting.label(),
                                variant.label(),
                                variant.trials().size(),
                                missing,
                                each.isPresent() ? each.getAsDouble() * missing.size() : Double.NaN,
                                missing.stream().mapToDouble(Forecast::most).sum()));
                    }
                }
            }
            return rows;
        }

        private void print(Console console, Study study, List<Row> rows) {
            TextTable table = new TextTable(List.of("part", "setting", "algorithm", "trials", "to run", "time"));
            rows.forEach(row -> table.row(
                    row.part(),
                    row.setting(),
                    row.algorithm(),
                    Integer.toString(row.trials()),
                    Integer.toString(row.missing()),
                    time(row)));
            table.lines().forEach(console::print);
            int missing = rows.stream().mapToInt(Row::missing).sum();
            int all = study.trials().size();
            console.print("");
            console.print(all + " trials, " + (all - missing) + " there, " + missing + " to run" + total(rows));
        }

        private static String time(Row row) {
            if (row.missing() == 0) {
                return "-";
            }
            return Double.isNaN(row.seconds())
                    ? "at most " + Numbers.seconds(row.atMost())
                    : "about " + Numbers.seconds(row.seconds());
        }

        /** Trials side by side share the time, as far as there are trials to share it. */
        private String total(List<Row> rows) {
            double known = 0;
            double unknown = 0;
            int missing = 0;
            for (Row row : rows) {
                missing += row.missing();
                if (row.missing() > 0) {
                    known += Double.isNaN(row.seconds()) ? 0 : row.seconds();
                    unknown += Double.isNaN(row.seconds()) ? row.atMost() : 0;
                }
            }
            if (missing == 0) {
                return "";
            }
            int jobs = Math.min(options.jobs, missing);
            String side = jobs == 1 ? "" : " with " + jobs + " side by side";
            String about = ": about " + Numbers.seconds(known / jobs);
            String most = "at most " + Numbers.seconds(unknown / jobs) + " for what has never run here";
            return (unknown == 0 ? about : known == 0 ? ": " + most : about + ", and " + most) + side;
        }

        private static Map<String, Object> json(Study study, List<Row> rows) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("paper", study.paper().ref().id());
            data.put("preset", study.preset().name());
            data.put("trials", study.trials().size());
            data.put("missing", rows.stream().mapToInt(Row::missing).sum());
            data.put(
                    "settings",
                    rows.stream()
                            .map(row -> {
                                Map<String, Object> map = new LinkedHashMap<>();
                                map.put("part", row.part());
                                map.put("setting", row.setting());
                                map.put("algorithm", row.algorithm());
                                map.put("trials", row.trials());
                                map.put("missing", row.missing());
                                map.put("seconds", Double.isNaN(row.seconds()) ? null : row.seconds());
                                map.put("mostSeconds", row.atMost());
                                return map;
                            })
                            .toList());
            return data;
        }
    }
}
