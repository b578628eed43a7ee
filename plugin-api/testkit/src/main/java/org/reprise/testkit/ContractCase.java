package org.reprise.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.reprise.core.binding.ParameterBinder;
import org.reprise.core.models.ModelScope;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.study.Study;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Datasets;
import org.reprise.spi.Experiment;
import org.reprise.spi.Models;
import org.reprise.spi.Setup;
import org.reprise.spi.specification.ExtensionTypes;

/**
 * An algorithm on an experiment, with the values of a preset.
 *
 * @param part the preset's part
 * @param trial the values
 */
record ContractCase(String part, TrialSpec trial) {
    /** One case for each pair of an experiment and an algorithm in a study. */
    static List<ContractCase> of(Study study) {
        Map<String, ContractCase> cases = new LinkedHashMap<>();
        study.parts().forEach(part -> part.settings().get(0).variants().forEach(variant -> {
            TrialSpec trial = variant.trials().get(0);
            cases.putIfAbsent(
                    trial.experiment() + " " + trial.algorithm(),
                    new ContractCase(part.part().id(), trial));
        }));
        return new ArrayList<>(cases.values());
    }

    @Override
    public String toString() {
        return trial.algorithm() + " on " + trial.experiment() + " (part " + part + ")";
    }

    /**
     * Solves it.
     *
     * @param last the iteration with which the trial ends
     * @param threads what the trial says of threads
     */
    ContractTrial<?, ?> solve(PluginUnderTest plugin, long last, int threads) throws Exception {
        return solve(plugin.plugins(), plugin, last, threads, 0, null);
    }

    /** Solves it up to an iteration, with checkpoints as often as said; as if it were killed then. */
    ContractTrial<?, ?> solveInPart(PluginUnderTest plugin, long last, long saveEvery) throws Exception {
        return solve(plugin.plugins(), plugin, last, 1, saveEvery, null);
    }

    /** Goes on from the last checkpoint of a trial that was killed. */
    ContractTrial<?, ?> goOn(PluginUnderTest plugin, long last, ContractTrial<?, ?> killed) throws Exception {
        return solve(plugin.plugins(), plugin, last, 1, 0, killed);
    }

    private <P, C extends Record, D extends Record, S> ContractTrial<P, S> solve(
            PluginHost plugins,
            PluginUnderTest plugin,
            long last,
            int threads,
            long saveEvery,
            ContractTrial<?, ?> killed)
            throws Exception {
        @SuppressWarnings("unchecked")
        Experiment<P, C, S> experiment = (Experiment<P, C, S>)
                plugins.experiment(trial.experimentPlugin().id(), trial.experiment());
        @SuppressWarnings("unchecked")
        Algorithm<P, D, S> algorithm =
                (Algorithm<P, D, S>) plugins.algorithm(trial.algorithmPlugin().id(), trial.algorithm());
        C configuration = ParameterBinder.bind(
                "experiment", ContractCase.<C>type(experiment, Experiment.class), trial.configuration());
        D parameters =
                ParameterBinder.bind("algorithm", ContractCase.<D>type(algorithm, Algorithm.class), trial.parameters());
        Datasets datasets = plugin.datasets();
        Path artefacts = plugin.folder().resolve("artefacts");
        try (ModelScope models = TestModels.ofProblem(threads)) {
            P problem = plugins.withLoader(
                    trial.experimentPlugin().id(),
                    () -> experiment.problem(configuration, new CaseSetup(trial, datasets, models)));
            try (ContractTrial<P, S> watched =
                    new ContractTrial<>(experiment, problem, this, last, threads, datasets, artefacts)) {
                watched.saveEvery(saveEvery);
                if (killed != null) {
                    // The same case, so the same types.
                    @SuppressWarnings("unchecked")
                    ContractTrial<P, S> before = (ContractTrial<P, S>) killed;
                    watched.continueFrom(before);
                }
                S result = plugins.withLoader(
                        trial.algorithmPlugin().id(), () -> algorithm.solve(problem, parameters, watched));
                if (result != null) {
                    watched.measure(Long.MAX_VALUE, result);
                }
                return watched;
            }
        }
    }

    @SuppressWarnings("unchecked")
    static <C extends Record> Class<C> type(Object extension, Class<?> contract) {
        return (Class<C>) ExtensionTypes.argument(extension.getClass(), contract, 1);
    }

    private record CaseSetup(TrialSpec trial, Datasets datasets, Models models) implements Setup {
        @Override
        public RandomGenerator random(String stream) {
            return RandomStreams.of(trial.seed(), "experiment", trial.experiment(), stream);
        }
    }
}
