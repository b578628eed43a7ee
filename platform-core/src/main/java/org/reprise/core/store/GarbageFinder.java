package org.reprise.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;

/** Says which runs nobody needs any more. */
final class GarbageFinder {
    /** Only a folder with such a name was made by a store. */
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{" + TrialSpec.SHORT + "})(?:\\.([1-9][0-9]{0,8}))?");

    private GarbageFinder() {}

    private record Attempt(StoredRun run, String why) {}

    static List<Garbage> find(List<StoredRun> runs) throws IOException {
        Map<String, String> done = new HashMap<>();
        for (StoredRun run : runs) {
            if (run.state() == RunState.DONE) {
                done.put(run.trial().key(), run.id());
            }
        }
        Map<String, TreeMap<Integer, Attempt>> trials = new TreeMap<>();
        for (StoredRun run : runs) {
            Matcher name = NAME.matcher(run.id());
            if (name.matches()) {
                int number = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
                trials.computeIfAbsent(name.group(1), id -> new TreeMap<>())
                        .put(number, new Attempt(run, why(run, done)));
            }
        }
        List<Garbage> garbage = new ArrayList<>();
        for (TreeMap<Integer, Attempt> attempts : trials.values()) {
            add(attempts, garbage);
        }
        return garbage;
    }

    /** Null if the run has to stay. */
    private static String why(StoredRun run, Map<String, String> done) {
        return switch (run.state()) {
            case DONE, RUNNING -> null;
            case INTERRUPTED -> run.abandoned() ? "interrupted" : null;
            case FAILED, TIMEOUT, CANCELLED -> {
                String better = done.get(run.trial().key());
                yield better == null ? null : "superseded by " + better;
            }
        };
    }

    /** Leaves an attempt now and then, for a wide gap would hide the attempts behind it from the store. */
    private static void add(TreeMap<Integer, Attempt> attempts, List<Garbage> garbage) throws IOException {
        int lastKept = attempts.descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().why() == null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        int present = 0;
        for (Map.Entry<Integer, Attempt> entry : attempts.entrySet()) {
            int number = entry.getKey();
            Attempt attempt = entry.getValue();
            if (attempt.why() == null || number < lastKept && number - present >= RunFolders.GAP) {
                present = number;
            } else {
                garbage.add(new Garbage(
                        attempt.run(), attempt.why(), bytes(attempt.run().folder())));
            }
        }
    }

    private static long bytes(Path folder) throws IOException {
        long sum = 0;
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile).toList();
        }
        for (Path path : paths) {
            sum += Files.size(path);
        }
        return sum;
    }
}
