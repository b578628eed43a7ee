package org.reprise.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.core.study.Study;

/** The trials of a contract: each is solved once for all tests that look at it. */
final class ContractTrials {
    private final PluginUnderTest plugin;
    private final Map<String, ContractTrial<?, ?>> solved = new HashMap<>();
    private Study study;

    ContractTrials(PluginUnderTest plugin) {
        this.plugin = plugin;
    }

    /** The study that they come from; null if the plugin has nothing to run. */
    Study study() {
        if (study == null && plugin.paper() != null) {
            study = plugin.host().plan(plugin.paper(), plugin.presetName(), plugin.overrides());
        }
        return study;
    }

    List<ContractCase> cases() {
        return study() == null ? List.of() : ContractCase.of(study());
    }

    /** A case solved with one thread. */
    ContractTrial<?, ?> first(ContractCase one) throws Exception {
        ContractTrial<?, ?> trial = solved.get(one.toString());
        if (trial == null) {
            trial = one.solve(plugin, plugin.iterations(), 1);
            solved.put(one.toString(), trial);
        }
        return trial;
    }

    /** Names of all numbers that trials of an experiment leave. */
    Set<String> names(String experiment) throws Exception {
        Set<String> names = new TreeSet<>();
        for (ContractCase one : cases()) {
            if (one.trial().experiment().equals(experiment)) {
                names.addAll(first(one).names());
            }
        }
        return names;
    }

    /** The same measured again with other threads: the first number that differs, or an empty text. */
    String difference(ContractCase one, int threads) throws Exception {
        List<ContractTrial.Number> expected = first(one).numbers();
        List<ContractTrial.Number> actual =
                one.solve(plugin, plugin.iterations(), threads).numbers();
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return one + ": " + expected.get(i) + ", but then " + actual.get(i);
            }
        }
        return expected.size() == actual.size()
                ? ""
                : one + ": " + expected.size() + " numbers, but then " + actual.size();
    }

    /** Algorithms and experiments of the plugin that no case covers. */
    Set<String> uncovered() {
        Map<String, Boolean> covered = new TreeMap<>();
        plugin.specification()
                .algorithms()
                .forEach(a -> covered.put("algorithm " + a.info().id(), false));
        plugin.specification()
                .experiments()
                .forEach(e -> covered.put("experiment " + e.info().id(), false));
        List<String> seen = new ArrayList<>();
        cases().forEach(one -> {
            seen.add("algorithm " + one.trial().algorithm());
            seen.add("experiment " + one.trial().experiment());
        });
        seen.forEach(name -> covered.replace(name, true));
        covered.values().removeIf(Boolean::booleanValue);
        return covered.keySet();
    }
}
