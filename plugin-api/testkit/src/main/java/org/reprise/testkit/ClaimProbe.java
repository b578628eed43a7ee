package org.reprise.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.study.Study;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Evidence with made-up numbers that notes which parts and series a claim asks for. */
final class ClaimProbe implements Evidence {
    private final Map<String, List<TrialSpec>> trials = new TreeMap<>();
    private final Set<String> parts = new TreeSet<>();
    /** Names of series by the id of the experiment that they were asked of. */
    private final Map<String, Set<String>> series = new TreeMap<>();

    ClaimProbe(Study study) {
        study.parts()
                .forEach(part -> trials.put(
                        part.part().id(),
                        part.settings().stream()
                                .flatMap(setting -> setting.variants().stream())
                                .flatMap(variant -> variant.trials().stream())
                                .toList()));
    }

    Set<String> parts() {
        return parts;
    }

    Map<String, Set<String>> series() {
        return series;
    }

    @Override
    public List<RunView> runs(String part) {
        parts.add(part);
        return trials.getOrDefault(part, List.of()).stream()
                .map(trial -> (RunView) new View(trial))
                .toList();
    }

    private final class View implements RunView {
        private final TrialSpec trial;

        View(TrialSpec trial) {
            this.trial = trial;
        }

        @Override
        public String algorithm() {
            return trial.algorithm();
        }

        @Override
        public long seed() {
            return trial.seed();
        }

        @Override
        public Map<String, Object> configuration() {
            return trial.configuration();
        }

        @Override
        public Map<String, Object> parameters() {
            return trial.parameters();
        }

        @Override
        public Series series(String name) {
            series.computeIfAbsent(trial.experiment(), experiment -> new TreeSet<>())
                    .add(name);
            return new Series(
                    new long[] {0, 1, 2, 3}, new double[] {0, .1, .2, .3}, new double[] {1, 1e-3, 1e-9, 1e-15});
        }

        @Override
        public long iterations() {
            return 3;
        }

        @Override
        public double seconds() {
            return .3;
        }
    }
}
