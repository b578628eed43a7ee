package org.reprise.core.study;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Hashes;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ExperimentDescription;

/**
 * The trials of one command.
 *
 * @param paper the paper's plugin
 * @param preset the preset after the command line's changes
 * @param parts its parts
 * @param whole whether it is the preset as it stands
 * @param notes what the user should know, such as which data set was chosen and how to get others
 */
public record Study(Registry.Entry paper, Preset preset, List<PlannedPart> parts, boolean whole, List<String> notes) {
    /** A part with the trials of each of its settings. */
    public record PlannedPart(Preset.Part part, ExperimentDescription experiment, List<Setting> settings) {
        /** Its trials in the order in which they are written. */
        Stream<TrialSpec> trials() {
            return settings.stream()
                    .flatMap(setting -> setting.variants().stream())
                    .flatMap(variant -> variant.trials().stream());
        }
    }

    /**
     * One configuration of the experiment.
     *
     * @param label the values that vary within the part: "cost=l2"; empty if none does
     * @param configuration every key with its value
     * @param variants what runs on it
     */
    public record Setting(String label, Map<String, Object> configuration, List<Variant> variants) {}

    /**
     * An algorithm with its parameters.
     *
     * @param label id and the values that differ from the defaults: "sns kappa=60"
     * @param algorithm the algorithm
     * @param parameters every parameter with its value
     * @param trials one for each seed
     */
    public record Variant(
            String label, AlgorithmDescription algorithm, Map<String, Object> parameters, List<TrialSpec> trials) {}

    /** Eight digits that tell this set of trials from others. */
    public String digest() {
        return Hashes.sha256(trials().stream().map(TrialSpec::id).collect(Collectors.joining()))
                .substring(0, 8);
    }

    /** All trials in the order in which they are written, without repetition. */
    public List<TrialSpec> trials() {
        return parts.stream().flatMap(PlannedPart::trials).distinct().toList();
    }

    /** The parts, those of the highest priority first. */
    List<PlannedPart> byPriority() {
        return parts.stream()
                .sorted(Comparator.comparingInt(part -> -part.part().order().priority()))
                .toList();
    }

    /** What halving ranks the variants of an experiment by. */
    static MetricInfo rankedBy(Preset.Halving halving, ExperimentDescription experiment) {
        List<MetricInfo> metrics = experiment.info().metrics();
        return metrics.stream()
                .filter(metric -> metric.name().equals(halving.metric()))
                .findFirst()
                .orElse(metrics.get(0));
    }
}
