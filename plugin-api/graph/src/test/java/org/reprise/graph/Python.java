package org.reprise.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs scripts with the system's Python, whose packages tests compare with where they are installed. */
public final class Python {
    private static final Path INTERPRETER = Path.of("/usr/bin/python3");

    private Python() {}

    /** Whether a module is installed. */
    public static boolean has(String module) {
        return Files.isExecutable(INTERPRETER)
                && run(List.of(
                                        "-c",
                                        "import importlib.util as u, sys; sys.exit(u.find_spec('" + module
                                                + "') is None)"))
                                .code
                        == 0;
    }

    /** What a script of {@code src/test/python} printed. */
    public static List<String> script(String name, Object... arguments) {
        List<String> command = new ArrayList<>(List.of("src/test/python/" + name));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Result result = run(command);
        if (result.code != 0) {
            throw new IllegalStateException(
                    name + " ended with " + result.code + ":\n" + String.join("\n", result.lines));
        }
        return result.lines;
    }

    private record Result(int code, List<String> lines) {}

    private static Result run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(INTERPRETER.toString()));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile("python", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("OMP_NUM_THREADS", "1");
            builder.environment().put("PYTHONWARNINGS", "ignore");
            Process process = builder.start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            Files.delete(log);
            return new Result(ended ? process.exitValue() : -1, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
