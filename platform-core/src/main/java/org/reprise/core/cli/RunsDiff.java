package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.reprise.core.store.Differences;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds two runs against each other. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says in what two runs differ, and shows their last values side by side.")
final class RunsDiff implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "A", description = "Id of a run, or its beginning.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Id of another, or its beginning.")
    private String second;

    /** A number of both runs; null where a run lacks it. */
    private record Value(String name, Double a, Double b) {}

    @Override
    public Integer call() {
        Console console = common.console();
        RunStore store = new RunStore(common.results());
        StoredRun a = RunsCommand.readable(store, first);
        StoredRun b = RunsCommand.readable(store, second);
        List<Differences.Difference> differences = Differences.between(a.trial(), b.trial());
        List<Value> values = values(store, a, b);
        if (console.json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("a", Map.of("run", a.id(), "state", a.state()));
            data.put("b", Map.of("run", b.id(), "state", b.state()));
            data.put("differences", differences);
            data.put("values", values);
            console.data(data);
            return 0;
        }
        console.print("a: " + a.id() + ", " + a.state().name().toLowerCase(Locale.ROOT));
        console.print("b: " + b.id() + ", " + b.state().name().toLowerCase(Locale.ROOT));
        console.print("");
        if (differences.isEmpty()) {
            console.print("The trials are the same.");
        } else {
            TextTable parts = new TextTable(List.of("differs in", "a", "b"));
            differences.forEach(d -> parts.row(d.part(), d.here(), d.there()));
            parts.lines().forEach(console::print);
        }
        if (!values.isEmpty()) {
            console.print("");
            TextTable table = new TextTable(List.of("last value of", "a", "b"));
            values.forEach(value -> table.row(value.name(), text(value.a()), text(value.b())));
            table.lines().forEach(console::print);
        }
        return 0;
    }

    private static List<Value> values(RunStore store, StoredRun a, StoredRun b) {
        List<Value> values = new ArrayList<>();
        if (a.record() != null || b.record() != null) {
            values.add(new Value(
                    "iterations",
                    a.record() == null ? null : (double) a.record().iterations(),
                    b.record() == null ? null : (double) b.record().iterations()));
            values.add(new Value(
                    "seconds",
                    a.record() == null ? null : (Double) a.record().seconds(),
                    b.record() == null ? null : (Double) b.record().seconds()));
        }
        Map<String, Double> here = last(store, a);
        Map<String, Double> there = last(store, b);
        TreeSet<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        names.forEach(name -> values.add(new Value(name, here.get(name), there.get(name))));
        return values;
    }

    private static Map<String, Double> last(RunStore store, StoredRun run) {
        if (run.record() != null) {
            return run.record().last();
        }
        Map<String, Double> last = new TreeMap<>();
        store.numbers(run).forEach((name, numbers) -> {
            double[] values = numbers.series().values();
            last.put(name, values[values.length - 1]);
        });
        return last;
    }

    private static String text(Double value) {
        return value == null ? "-" : value.isNaN() ? "NaN" : Numbers.of(value);
    }
}
