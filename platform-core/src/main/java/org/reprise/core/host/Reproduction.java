package org.reprise.core.host;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.study.Study;

/** The command that repeats one line of a report. */
final class Reproduction {
    private Reproduction() {}

    /** Repeats one trial: every value that the preset chooses is written out. */
    static String command(Study study, Study.PlannedPart part, TrialSpec trial) {
        StringJoiner command = new StringJoiner(" ")
                .add("reprise run")
                .add(study.paper().ref().id())
                .add("--preset " + study.preset().name())
                .add("--experiment " + part.part().id())
                .add("--algorithms " + trial.algorithm());
        add(command, "", trial.configuration(), part.part().configuration());
        Map<String, ?> chosen = part.part().algorithms().getOrDefault(trial.algorithm(), Map.of());
        add(command, trial.algorithm() + ".", trial.parameters(), chosen);
        if (!part.part().devices().equals(List.of(trial.device()))) {
            command.add("--device " + trial.device());
        }
        return command.add("--seeds " + trial.seed()).toString();
    }

    /** Repeats one trial, whatever study it is of: all its values are written out. */
    static String command(TrialSpec trial) {
        StringJoiner command = new StringJoiner(" ")
                .add("reprise run")
                .add(trial.experimentPlugin().id())
                .add("--experiment " + trial.experiment())
                .add("--algorithms " + trial.algorithmPlugin().id() + ":" + trial.algorithm());
        trial.configuration().forEach((key, value) -> command.add("-p " + quoted(key + "=" + value)));
        trial.parameters()
                .forEach((key, value) -> command.add("-p "
                        + quoted(trial.algorithmPlugin().id() + ":" + trial.algorithm() + "." + key + "=" + value)));
        command.add("--budget iterations=" + trial.budget().iterations()
                + (Double.isFinite(trial.budget().seconds())
                        ? ",seconds=" + trial.budget().seconds()
                        : "")
                + (trial.budget().targetMetric() == null
                        ? ""
                        : "," + trial.budget().targetMetric() + "="
                                + trial.budget().target()));
        return command.add("--device " + trial.device())
                .add("--seeds " + trial.seed())
                .toString();
    }

    /** As a shell reads it as one word. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=,:+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static void add(StringJoiner command, String prefix, Map<String, Object> values, Map<String, ?> chosen) {
        chosen.keySet().forEach(key -> command.add("-p " + prefix + key + "=" + values.get(key)));
    }
}
