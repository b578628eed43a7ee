package org.reprise.core.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.host.Platform;
import org.reprise.core.study.Registry;
import org.reprise.spi.PaperInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what is installed, from the static specifications. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists papers, algorithms, experiments, problems, data sets or plugins.")
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum What {
        PAPERS,
        ALGORITHMS,
        EXPERIMENTS,
        PROBLEMS,
        DATASETS,
        PLUGINS
    }

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "papers",
            description = "One of: ${COMPLETION-CANDIDATES}; default papers.")
    private What what;

    @Override
    public Integer call() {
        Console console = common.console();
        Platform platform = Platform.open(common.offline);
        List<Map<String, Object>> rows = rows(platform.registry());
        if (console.json()) {
            console.data(rows);
        } else {
            TextTable.of(rows).lines().forEach(console::print);
        }
        platform.setAside()
                .forEach(aside -> console.talk(
                        "set aside: " + aside.source().getFileName() + ": " + aside.reason() + "\n  " + aside.hint()));
        return 0;
    }

    private List<Map<String, Object>> rows(Registry registry) {
        return switch (what) {
            case PAPERS -> registry.papers().stream().map(ListCommand::paper).toList();
            case ALGORITHMS ->
                registry.entries().stream()
                        .flatMap(entry -> entry.specification().algorithms().stream()
                                .map(a -> row(
                                        "algorithm", a.info().id(),
                                        "problem", a.problem(),
                                        "plugin", entry.ref().id(),
                                        "title", a.info().title(),
                                        "source", a.info().reference())))
                        .toList();
            case EXPERIMENTS ->
                registry.entries().stream()
                        .flatMap(entry -> entry.specification().experiments().stream()
                                .map(e -> row(
                                        "experiment", e.info().id(),
                                        "problem", e.problem(),
                                        "plugin", entry.ref().id(),
                                        "title", e.info().title())))
                        .toList();
            case PROBLEMS ->
                registry.entries().stream()
                        .flatMap(entry -> entry.specification().problems().stream()
                                .map(p -> row(
                                        "problem", p.id(),
                                        "title", p.title(),
                                        "plugin", entry.ref().id(),
                                        "algorithms", String.join(", ", registry.algorithmsFor(p.id())))))
                        .toList();
            case DATASETS ->
                registry.entries().stream()
                        .flatMap(entry -> entry.specification().datasets().stream()
                                .map(d -> row(
                                        "data set", d.id(),
                                        "kind", d.kind(),
                                        "title", d.title(),
                                        "licence", d.licence())))
                        .toList();
            case PLUGINS ->
                registry.entries().stream()
                        .map(entry -> row(
                                "plugin", entry.ref().id(),
                                "version", entry.ref().version(),
                                "sha256", entry.ref().sha256().substring(0, 12),
                                "description", entry.specification().description()))
                        .toList();
        };
    }

    private static Map<String, Object> paper(Registry.Entry entry) {
        PaperInfo paper = entry.specification().paper();
        return row(
                "paper", entry.ref().id(),
                "title", paper.title(),
                "venue", paper.venue() + " " + paper.year(),
                "algorithms",
                        Integer.toString(entry.specification().algorithms().size()),
                "experiments",
                        Integer.toString(entry.specification().experiments().size()),
                "claims", Integer.toString(entry.specification().claims().size()));
    }

    private static Map<String, Object> row(String... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }
}
