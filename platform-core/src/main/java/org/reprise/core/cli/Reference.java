package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.List;
import org.reprise.core.study.Registry;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;

/** The manual of all plugins in Markdown, from their static specifications. */
final class Reference {
    private final Registry registry;
    private final List<String> lines = new ArrayList<>();

    private Reference(Registry registry) {
        this.registry = registry;
    }

    /** Problem types with who solves them, then every plugin with its parameters. */
    static List<String> of(Registry registry) {
        Reference reference = new Reference(registry);
        reference.problems();
        registry.entries().forEach(entry -> reference.plugin(entry.specification()));
        return reference.lines;
    }

    /** The problem types with the algorithms and experiments for each, across plugins. */
    private void problems() {
        line("# Reference");
        line("");
        line("## Problem types");
        line("| problem | what | defined by | algorithms | experiments |");
        line("|---|---|---|---|---|");
        for (Registry.Entry entry : registry.entries()) {
            for (ProblemInfo p : entry.specification().problems()) {
                row(
                        code(p.id()),
                        p.title(),
                        code(entry.ref().id()),
                        codes(registry.algorithmsFor(p.id())),
                        codes(experimentsFor(registry, p.id())));
            }
        }
    }

    /** Ids of the experiments that build problems of a type, across plugins. */
    static List<String> experimentsFor(Registry registry, String problem) {
        return registry.entries().stream()
                .flatMap(entry -> entry.specification().experiments().stream()
                        .filter(e -> e.problem().equals(problem))
                        .map(e -> entry.ref().id() + ":" + e.info().id()))
                .toList();
    }

    private void plugin(PluginSpecification plugin) {
        line("");
        line("## " + plugin.id() + " " + plugin.version());
        line(plugin.description() + ".");
        if (plugin.paper() != null) {
            line("");
            line(String.join(", ", plugin.paper().authors()) + ": ["
                    + plugin.paper().title() + "]("
                    + plugin.paper().link() + "), " + plugin.paper().venue() + " "
                    + plugin.paper().year() + ". Presets: " + codes(plugin.presets()) + ".");
        }
        plugin.algorithms().forEach(this::algorithm);
        plugin.experiments().forEach(this::experiment);
        if (!plugin.datasets().isEmpty()) {
            line("");
            line("| data set | kind | what | licence |");
            line("|---|---|---|---|");
            plugin.datasets().forEach(d -> row(code(d.id()), d.kind(), d.title(), d.licence()));
        }
        if (!plugin.claims().isEmpty()) {
            line("");
            line("| claim | statement | source |");
            line("|---|---|---|");
            plugin.claims().forEach(c -> row(code(c.id()), c.statement(), c.source()));
        }
    }

    private void algorithm(AlgorithmDescription a) {
        line("");
        line("### Algorithm `" + a.info().id() + "`: " + a.info().title());
        line(a.info().description() + " Solves `" + a.problem() + "`. "
                + a.info().reference() + ".");
        parameters(a.parameters());
    }

    private void experiment(ExperimentDescription e) {
        line("");
        line("### Experiment `" + e.info().id() + "`: " + e.info().title());
        line(e.info().description() + " Builds `" + e.problem() + "`.");
        parameters(e.configuration());
        line("");
        line("| measures | what | unit | better |");
        line("|---|---|---|---|");
        e.info()
                .metrics()
                .forEach(m -> row(
                        code(m.name()),
                        m.description(),
                        m.unit(),
                        m.direction().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private void parameters(List<ParameterInfo> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        line("");
        line("| parameter | type | default | allowed | what |");
        line("|---|---|---|---|---|");
        parameters.forEach(p -> row(
                code(p.name()),
                p.type(),
                p.byDefault().isEmpty() ? "required" : code(p.byDefault()),
                InfoCommand.allowed(p),
                p.description() + (p.unit().isEmpty() ? "" : " [" + p.unit() + "]")));
    }

    private void row(String... cells) {
        List<String> safe = new ArrayList<>();
        for (String cell : cells) {
            safe.add(cell.replace("|", "\\|").replace("\n", " "));
        }
        line("| " + String.join(" | ", safe) + " |");
    }

    private void line(String text) {
        lines.add(text);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String codes(List<String> texts) {
        return String.join(", ", texts.stream().map(Reference::code).toList());
    }
}
