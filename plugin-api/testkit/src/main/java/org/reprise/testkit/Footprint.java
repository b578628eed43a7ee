package org.reprise.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What code may leave behind: files and threads. */
final class Footprint {
    private static final long PATIENCE_MILLIS = 3000;

    private Footprint() {}

    /** Sizes and times of all files under a folder, build outputs and hidden folders left out. */
    static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                String name =
                        path.getFileName() == null ? "" : path.getFileName().toString();
                boolean skip = !path.equals(folder) && (name.equals("target") || name.startsWith("."));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (!path.getFileName().toString().startsWith(".")) {
                    files.put(path, attributes.size() + " " + attributes.lastModifiedTime());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** The threads that live now, apart from pools that the JVM shares. */
    static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
                .filter(thread -> thread.getThreadGroup() == null
                        || !thread.getThreadGroup().getName().equals("system"))
                .collect(Collectors.toSet());
    }

    /** Names of the threads that were not there before, after some time to end. */
    static Set<String> newThreads(Set<Thread> before) throws InterruptedException {
        Set<String> left = Set.of();
        for (long waited = 0; waited <= PATIENCE_MILLIS; waited += 50) {
            left = threads().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (left.isEmpty()) {
                return left;
            }
            Thread.sleep(50);
        }
        return left;
    }
}
