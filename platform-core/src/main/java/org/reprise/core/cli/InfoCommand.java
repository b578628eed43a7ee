package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.core.host.Platform;
import org.reprise.core.study.Registry;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ClaimDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a paper, an algorithm, an experiment or a problem type, from the static specifications. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Describes a paper, an algorithm, an experiment, a problem type or a preset.")
final class InfoCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A paper, algorithm, experiment or problem type.")
    private String name;

    @Option(names = "--preset", paramLabel = "NAME", description = "Print a preset of the paper, to copy and change.")
    private String preset;

    @Option(names = "--all", description = "Describe everything that is installed; with --markdown alone.")
    private boolean all;

    @Option(names = "--markdown", description = "Write the manual of all plugins in Markdown.")
    private boolean markdown;

    private Console console;

    @Override
    public Integer call() {
        console = common.console();
        if (name == null != all || all && !markdown && !common.json) {
            throw new RepriseException(
                    ErrorCode.USAGE, "Name something, or give --all with --markdown or --json", "See 'reprise list'.");
        }
        Platform platform = Platform.open(common.offline);
        if (all) {
            if (console.json()) {
                console.data(platform.registry().entries().stream()
                        .map(Registry.Entry::specification)
                        .toList());
            } else {
                Reference.of(platform.registry()).forEach(console::print);
            }
            return 0;
        }
        if (preset != null) {
            console.print(platform.presetText(platform.registry().paper(name), preset));
            return 0;
        }
        List<String> known = new ArrayList<>();
        for (Registry.Entry entry : platform.registry().entries()) {
            PluginSpecification plugin = entry.specification();
            if (found(platform.registry(), entry, plugin, known)) {
                return 0;
            }
        }
        throw Names.unknown(ErrorCode.UNKNOWN_NAME, "paper, algorithm, experiment or problem", name, known);
    }

    private boolean found(Registry registry, Registry.Entry entry, PluginSpecification plugin, List<String> known) {
        known.add(plugin.id());
        if (plugin.id().equals(name)) {
            show(plugin, () -> plugin(entry));
            return true;
        }
        Optional<AlgorithmDescription> algorithm = plugin.algorithms().stream()
                .peek(a -> known.add(a.info().id()))
                .filter(a -> a.info().id().equals(name))
                .findFirst();
        Optional<ExperimentDescription> experiment = plugin.experiments().stream()
                .peek(e -> known.add(e.info().id()))
                .filter(e -> e.info().id().equals(name))
                .findFirst();
        Optional<ProblemInfo> problem = plugin.problems().stream()
                .peek(p -> known.add(p.id()))
                .filter(p -> p.id().equals(name))
                .findFirst();
        algorithm.ifPresent(a -> show(a, () -> algorithm(a)));
        experiment.ifPresent(e -> show(e, () -> experiment(e)));
        problem.ifPresent(p -> show(p, () -> problem(registry, entry, p)));
        return algorithm.isPresent() || experiment.isPresent() || problem.isPresent();
    }

    private void problem(Registry registry, Registry.Entry owner, ProblemInfo problem) {
        console.print("problem " + problem.id() + "  " + problem.title());
        console.print("  " + problem.description());
        console.print("  defined by " + owner.ref().id() + ", class " + problem.type());
        console.print("  built by " + String.join(", ", Reference.experimentsFor(registry, problem.id())));
        console.print("");
        TextTable table = new TextTable(List.of("algorithm", "plugin", "title", "source"));
        registry.entries().forEach(entry -> entry.specification().algorithms().stream()
                .filter(a -> a.problem().equals(problem.id()))
                .forEach(a -> table.row(
                        a.info().id(),
                        entry.ref().id(),
                        a.info().title(),
                        a.info().reference())));
        table.lines().forEach(console::print);
    }

    private void show(Object data, Runnable text) {
        if (console.json()) {
            console.data(data);
        } else {
            text.run();
        }
    }

    private void plugin(Registry.Entry entry) {
        PluginSpecification plugin = entry.specification();
        console.print(plugin.id() + " " + plugin.version());
        if (plugin.paper() == null) {
            console.print(plugin.description());
        } else {
            console.print(plugin.paper().title());
            console.print(String.join(", ", plugin.paper().authors()));
            console.print(plugin.paper().venue() + " " + plugin.paper().year() + "  "
                    + plugin.paper().link());
            console.print("");
            console.print(plugin.paper().summary());
        }
        section("presets", plugin.presets());
        plugin.experiments().forEach(e -> {
            console.print("");
            experiment(e);
        });
        plugin.algorithms().forEach(a -> {
            console.print("");
            algorithm(a);
        });
        section("claims", plugin.claims().stream().map(InfoCommand::claim).toList());
        section(
                "data sets",
                plugin.datasets().stream().map(d -> d.id() + "  " + d.title()).toList());
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            console.print("");
            console.print(title);
            lines.forEach(line -> console.print("  " + line));
        }
    }

    private static String claim(ClaimDescription claim) {
        return claim.id() + "  " + claim.statement() + " (" + claim.source() + ")";
    }

    private void algorithm(AlgorithmDescription algorithm) {
        console.print("algorithm " + algorithm.info().id() + "  "
                + algorithm.info().title() + "  [solves " + algorithm.problem() + "]");
        console.print("  " + algorithm.info().description());
        console.print("  " + algorithm.info().reference());
        parameters(algorithm.parameters());
    }

    private void experiment(ExperimentDescription experiment) {
        console.print("experiment " + experiment.info().id() + "  "
                + experiment.info().title() + "  [" + experiment.problem() + "]");
        console.print("  " + experiment.info().description());
        parameters(experiment.configuration());
        experiment
                .info()
                .metrics()
                .forEach(m -> console.print("  measures " + m.name() + ": " + m.description()
                        + (m.unit().isEmpty() ? "" : " [" + m.unit() + "]")));
    }

    private void parameters(List<ParameterInfo> parameters) {
        TextTable table = new TextTable(List.of("  parameter", "type", "default", "allowed", "what"));
        for (ParameterInfo p : parameters) {
            table.row(
                    "  " + p.name(),
                    p.type(),
                    p.byDefault().isEmpty() ? "required" : p.byDefault(),
                    allowed(p),
                    p.description() + (p.unit().isEmpty() ? "" : " [" + p.unit() + "]"));
        }
        if (!parameters.isEmpty()) {
            table.lines().forEach(console::print);
        }
    }

    static String allowed(ParameterInfo p) {
        if (!p.datasets().isEmpty()) {
            return "auto, " + String.join(", ", p.datasets());
        }
        if (!p.choices().isEmpty()) {
            return String.join(", ", p.choices());
        }
        String low = p.min() == null ? "" : (p.aboveMin() ? "> " : ">= ") + Numbers.of(p.min());
        String high = p.max() == null ? "" : "<= " + Numbers.of(p.max());
        return (low + " " + high).strip();
    }
}
