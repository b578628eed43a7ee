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

    private static void add(StringJoiner command, String prefix, Map<String, Object> values, Map<String, ?> chosen) {
        chosen.keySet().forEach(key -> command.add("-p " + prefix + key + "=" + values.get(key)));
    }
}
