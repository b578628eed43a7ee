package org.reprise.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.spi.Device;
import org.reprise.spi.ModelLoop;

/** What a process that runs models writes and sends: its libraries, once, and nothing else. */
@Timeout(180)
class NothingElseTest {
    @TempDir
    private Path folder;

    /** The process that is watched. */
    static final class Watched {
        public static void main(String[] arguments) {
            try (ModelRuntime runtime = new ModelRuntime(Path.of(arguments[0]));
                    ModelScope scope = runtime.trial(Device.CPU, 2)) {
                ModelLoop loop = scope.open("power", OnnxFiles.power(64))
                        .loop(Map.of("w_next", "w"), Map.of("w", Tensor.filled(DType.FLOAT, 1, 1, 64)));
                loop.hold("a", Tensor.filled(DType.FLOAT, 1.0 / 64, 64, 64));
                for (int i = 0; i < 100; i++) {
                    loop.step();
                }
                System.out.println("loss " + loop.value("loss"));
            }
        }
    }

    private Process start(List<String> before) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-Duser.home=" + Files.createDirectories(folder.resolve("user")),
                "-cp",
                System.getProperty("java.class.path"),
                Watched.class.getName(),
                folder.resolve("home").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("HOME", folder.resolve("user").toString());
        builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("JAVA_TOOL_OPTIONS"));
        return builder.start();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.size(file) + " " + Files.getLastModifiedTime(file) + " "
                                + Files.readAttributes(file, "unix:ino"));
            }
        }
        files.remove("output");
        files.remove("calls");
        return files;
    }

    @Test
    void theLibrariesAreWrittenOnceAndNothingElse() throws Exception {
        assertThat(start(List.of()).waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("loss 64.0\n");
        Map<String, String> first = files();
        Path natives = folder.relativize(new Natives(folder.resolve("home")).bundled());
        assertThat(first.keySet())
                .containsExactlyInAnyOrder(
                        natives.resolve(System.mapLibraryName("onnxruntime")).toString(),
                        natives.resolve(System.mapLibraryName("onnxruntime4j_jni"))
                                .toString());
        assertThat(start(List.of()).waitFor()).isZero();
        assertThat(files()).isEqualTo(first);
        // One that a full disk cut is made again.
        Path library = folder.resolve(natives).resolve(System.mapLibraryName("onnxruntime4j_jni"));
        Files.write(library, new byte[10]);
        assertThat(start(List.of()).waitFor()).isZero();
        assertThat(Files.size(library)).isGreaterThan(10);
        assertThat(files().keySet()).isEqualTo(first.keySet());
    }

    /** By the system calls of all its threads, from start to end. */
    @Test
    void nothingIsSentAndNothingIsWrittenElsewhere() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
        Path calls = folder.resolve("calls");
        Process traced = start(List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                calls.toString(),
                "-e",
                "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,socket,connect,sendto,"
                        + "sendmsg"));
        boolean ended = traced.waitFor() == 0;
        List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        assumeTrue(ended && !lines.isEmpty(), "strace is not allowed here");
        // The JVM asks the system by local sockets who the user is, and looks whether there is IPv6.
        assertThat(lines.stream()
                        .filter(line -> line.matches(".*\\b(connect|sendto|sendmsg)\\(.*")
                                && !line.contains("sa_family=AF_UNIX"))
                        .toList())
                .isEmpty();
        Pattern written =
                Pattern.compile("(?:open|openat)\\((?:AT_FDCWD, )?\"([^\"]+)\", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)|"
                        + "(?:creat|mkdir|mkdirat)\\((?:AT_FDCWD, )?\"([^\"]+)\"");
        List<String> places = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = written.matcher(line);
            if (matcher.find() && !line.contains("= -1")) {
                places.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        assertThat(places).anyMatch(place -> place.endsWith("libonnxruntime.so"));
        assertThat(places).allMatch(this::allowed);
    }

    private boolean allowed(String place) {
        // ONNX Runtime's Java half makes an empty folder of temporary files at its start, and removes it.
        return place.startsWith(folder.resolve("home").toString())
                || place.startsWith(folder.resolve("tmp/onnxruntime-java").toString())
                || place.startsWith("/dev/")
                || place.startsWith("/proc/self/");
    }
}
