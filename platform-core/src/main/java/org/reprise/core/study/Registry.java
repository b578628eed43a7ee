package org.reprise.core.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reprise.core.run.PluginRef;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.PluginSpecification;

/** What the installed plugins offer, by their static specifications: no class of theirs is loaded. */
public final class Registry {
    private final List<Entry> entries;

    /**
     * An installed plugin.
     *
     * @param specification what it contains
     * @param ref its exact identity
     * @param classes folder of its unpacked classes and resources
     */
    public record Entry(PluginSpecification specification, PluginRef ref, Path classes) {}

    /** An algorithm with the plugin it comes from. */
    public record FoundAlgorithm(Entry plugin, AlgorithmDescription algorithm) {}

    public Registry(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** All plugins. */
    public List<Entry> entries() {
        return entries;
    }

    /** Plugins that reproduce a paper. */
    public List<Entry> papers() {
        return entries.stream().filter(e -> e.specification().paper() != null).toList();
    }

    /**
     * The plugin of a paper.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} with the nearest names
     */
    public Entry paper(String id) {
        return papers().stream()
                .filter(e -> e.specification().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        ErrorCode.UNKNOWN_NAME,
                        "paper",
                        id,
                        papers().stream().map(e -> e.specification().id()).toList()));
    }

    /**
     * An experiment of a paper.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} with the nearest names
     */
    public static ExperimentDescription experiment(Entry paper, String id) {
        List<ExperimentDescription> experiments = paper.specification().experiments();
        return experiments.stream()
                .filter(e -> e.info().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        ErrorCode.UNKNOWN_NAME,
                        "experiment of " + paper.specification().id() + ":",
                        id,
                        experiments.stream().map(e -> e.info().id()).toList()));
    }

    /**
     * An algorithm for a problem type, from any plugin; that of {@code home} is preferred where several bear the id.
     *
     * @param id an id, or {@code plugin:id}
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} with the nearest names, or saying that it solves another
     *     type of problem or that several plugins offer it
     */
    public FoundAlgorithm algorithm(String id, String problem, Entry home) {
        List<FoundAlgorithm> named = all().filter(found -> matches(found, id)).toList();
        List<FoundAlgorithm> fitting = named.stream()
                .filter(found -> found.algorithm().problem().equals(problem))
                .toList();
        Optional<FoundAlgorithm> own =
                fitting.stream().filter(found -> found.plugin() == home).findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        if (fitting.size() > 1) {
            throw new RepriseException(
                    ErrorCode.UNKNOWN_NAME,
                    "Algorithm '" + id + "' is offered by several plugins",
                    "Name one: "
                            + String.join(
                                    ", ",
                                    fitting.stream()
                                            .map(f -> f.plugin().ref().id() + ":"
                                                    + f.algorithm().info().id())
                                            .toList())
                            + ".");
        }
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (!named.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.UNKNOWN_NAME,
                    "Algorithm '" + id + "' solves problems of type '"
                            + named.get(0).algorithm().problem() + "', but '" + problem + "' is needed",
                    "These solve it: " + String.join(", ", algorithmsFor(problem)) + ".");
        }
        throw Names.unknown(
                ErrorCode.UNKNOWN_NAME, "algorithm for " + problem + " problems:", id, algorithmsFor(problem));
    }

    /** Ids of the algorithms that solve a type of problem, across plugins. */
    public List<String> algorithmsFor(String problem) {
        return all().filter(found -> found.algorithm().problem().equals(problem))
                .map(found -> found.algorithm().info().id())
                .distinct()
                .toList();
    }

    private java.util.stream.Stream<FoundAlgorithm> all() {
        return entries.stream()
                .flatMap(entry -> entry.specification().algorithms().stream().map(a -> new FoundAlgorithm(entry, a)));
    }

    private static boolean matches(FoundAlgorithm found, String id) {
        String own = found.algorithm().info().id();
        return own.equals(id) || (found.plugin().ref().id() + ":" + own).equals(id);
    }
}
