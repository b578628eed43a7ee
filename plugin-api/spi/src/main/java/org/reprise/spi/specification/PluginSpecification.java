package org.reprise.spi.specification;

import java.util.List;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.PaperInfo;

/**
 * The static specification of a plugin: the file {@value #FILE} of its zip.
 *
 * @param schema version of this form
 * @param id plugin id
 * @param version plugin version
 * @param requires range of platform versions
 * @param dependencies plugins that must be there too, in PF4J's form; may be empty
 * @param description one line
 * @param paper the paper it reproduces; null for a substrate or a rival
 * @param problems problem types it defines
 * @param algorithms algorithms it brings
 * @param experiments experiments it brings
 * @param claims claims of its paper
 * @param datasets data sets it offers
 * @param presets names of its presets
 * @param models networks that it supplies as files
 */
public record PluginSpecification(
        int schema,
        String id,
        String version,
        String requires,
        String dependencies,
        String description,
        PaperInfo paper,
        List<ProblemInfo> problems,
        List<AlgorithmDescription> algorithms,
        List<ExperimentDescription> experiments,
        List<ClaimDescription> claims,
        List<DatasetInfo> datasets,
        List<String> presets,
        List<ModelDescription> models) {
    /** Where the specification lies in the plugin's classes. */
    public static final String FILE = "META-INF/reprise/plugin.json";

    /** The version of the form that this class reads and writes. */
    public static final int SCHEMA = 1;

    public PluginSpecification {
        problems = List.copyOf(problems);
        algorithms = List.copyOf(algorithms);
        experiments = List.copyOf(experiments);
        claims = List.copyOf(claims);
        datasets = List.copyOf(datasets);
        presets = List.copyOf(presets);
        // Absent in files of plugins that were packed before there were models.
        models = models == null ? List.of() : List.copyOf(models);
    }
}
