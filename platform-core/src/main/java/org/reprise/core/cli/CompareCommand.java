package org.reprise.core.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.core.host.Comparison;
import org.reprise.core.host.ReportService;
import org.reprise.core.report.analysis.Criterion;
import org.reprise.core.report.analysis.Finding;
import org.reprise.core.report.analysis.Results;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.report.table.Table;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.core.util.Hashes;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares any runs: in what they differ, what they reached, and whether chance explains it. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares any runs: in what they differ, what they reached, and whether chance explains it.",
        footer = {
            "",
            "Examples:",
            "  reprise compare 9d41c2 b80e77              # two runs, by their ids or beginnings of them",
            "  reprise compare srrw:quadratic             # the runs of a part of a study",
            "  reprise compare srrw ../other/results      # these runs and all of another results folder"
        })
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private StudyOptions options;

    @Mixin
    private ReportOptions files;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN|STUDY|DIR",
            description = "Ids of runs; papers, PAPER:PART or YAML files, for the runs of a study; results folders.")
    private List<String> names;

    @Override
    public Integer call() {
        options.check();
        Console console = common.console();
        try (StudySession session = new StudySession(console, common, options)) {
            RunStore store = new RunStore(common.results());
            List<Comparison.Source> sources =
                    names.stream().map(name -> source(session, store, name)).toList();
            ReportService service = session.reports(store);
            ReportModel model = service.compare(sources, CommandText.as("compare", ReportOptions.NAMES));
            ReportOptions.Written written = files.write(console, model, place(store, sources));
            if (console.json()) {
                console.data(json(model, written));
            } else {
                print(console, model, written);
            }
        }
        return 0;
    }

    private Comparison.Source source(StudySession session, RunStore store, String name) {
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        int colon = name.indexOf(':');
        String paper = colon < 0 ? name : name.substring(0, colon);
        if (yaml || session.allPapers().contains(paper)) {
            Study study = session.plan(
                    yaml ? name : paper, options.overrides(colon < 0 || yaml ? null : name.substring(colon + 1)));
            List<StoredRun> runs = study.trials().stream()
                    .map(store::latest)
                    .flatMap(Optional::stream)
                    .toList();
            return new Comparison.Source(name, store, runs);
        }
        if (Files.isDirectory(Path.of(name).resolve("runs"))) {
            RunStore other = new RunStore(Path.of(name));
            return new Comparison.Source(name, other, other.list());
        }
        if (name.matches("[0-9a-f]{1,16}(\\.[0-9]+)?")) {
            return new Comparison.Source(name, store, List.of(RunsCommand.readable(store, name)));
        }
        throw Names.unknown(ErrorCode.UNKNOWN_NAME, "run, study or results folder", name, session.allPapers());
    }

    private static Path place(RunStore store, List<Comparison.Source> sources) {
        StringBuilder runs = new StringBuilder();
        sources.forEach(
                source -> source.runs().forEach(run -> runs.append(run.folder()).append('\n')));
        return store.root()
                .resolve("reports")
                .resolve("compare-" + Hashes.sha256(runs.toString()).substring(0, 8) + ".html");
    }

    private static void print(Console console, ReportModel model, ReportOptions.Written written) {
        model.tables().forEach(table -> print(console, table));
        for (int i = 0; i < model.parts().size(); i++) {
            print(console, Results.of(model.parts().get(i)));
            for (Finding finding : written.analysis().parts().get(i).findings()) {
                if (finding.section().equals("Pairwise tests")
                        || finding.section().equals("Comparisons")) {
                    finding.tables().forEach(table -> print(console, table));
                    if (!finding.reason().isEmpty()) {
                        console.print("");
                        console.print(
                                "No " + finding.section().toLowerCase(java.util.Locale.ROOT) + ": " + finding.reason());
                    }
                }
            }
        }
        console.print("");
        model.notes().forEach(note -> console.print(AsciiText.of(note)));
        written.lines().forEach(console::print);
    }

    private static void print(Console console, Table table) {
        console.print("");
        console.print(AsciiText.of(table.title()));
        if (!table.rows().isEmpty()) {
            TextTable text = new TextTable(table.columns().stream()
                    .map(column -> AsciiText.of(column.name()))
                    .toList());
            table.rows()
                    .forEach(row -> text.row(row.stream()
                            .map(cell -> AsciiText.of(cell.text()) + (cell.strong() ? " *" : ""))
                            .toList()));
            text.lines().forEach(console::print);
        } else {
            console.print(AsciiText.of(table.note()));
        }
    }

    private static Map<String, Object> json(ReportModel model, ReportOptions.Written written) {
        Map<String, Object> data = new LinkedHashMap<>(written.json());
        data.put("notes", model.notes());
        List<Table> tables = new ArrayList<>(model.tables());
        written.analysis().parts().forEach(part -> part.findings().forEach(finding -> tables.addAll(finding.tables())));
        data.put("tables", tables.stream().map(CompareCommand::json).toList());
        List<Map<String, Object>> methods = new ArrayList<>();
        for (ReportModel.Part part : model.parts()) {
            Optional<Criterion> criterion = Criterion.of(part);
            for (ReportModel.Setting setting : part.settings()) {
                for (ReportModel.Curve curve : setting.curves()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("part", part.id());
                    row.put("setting", setting.label());
                    row.put("method", curve.label());
                    row.put("criterion", criterion.map(Criterion::words).orElse(null));
                    row.put(
                            "runs",
                            curve.runs().stream().map(ReportModel.Run::id).toList());
                    row.put(
                            "seeds",
                            curve.runs().stream().map(ReportModel.Run::seed).toList());
                    row.put(
                            "values",
                            criterion
                                    .map(c ->
                                            curve.runs().stream().map(c::value).toList())
                                    .orElse(List.of()));
                    methods.add(row);
                }
            }
        }
        data.put("methods", methods);
        return data;
    }

    private static Map<String, Object> json(Table table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", table.id());
        map.put("title", table.title());
        map.put("note", table.note());
        map.put("columns", table.columns().stream().map(Table.Column::name).toList());
        map.put(
                "rows",
                table.rows().stream()
                        .map(row -> row.stream().map(Table.Cell::text).toList())
                        .toList());
        return map;
    }
}
