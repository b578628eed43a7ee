package org.reprise.core.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The command that starts a trial's process: this JVM's own, with other limits. */
final class ChildCommand {
    /** What a JVM needs beside its heap: classes, compiled code, stacks, and native memory of libraries. */
    private static final long BESIDE_HEAP = 1L << 30;

    /** Options that are this process's own. */
    private static final List<String> OWN = List.of(
            "-Xmx", "-Xms", "-agentlib", "-javaagent", "-Dreprise.terminal", "-XX:ArchiveClassesAtExit", "-XX:MaxRAM");

    private ChildCommand() {}

    static List<String> of(ProcessSettings settings, Request.Place place) {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OWN.stream().noneMatch(option::startsWith))
                .forEach(java::add);
        java.addAll(List.of(
                "-Xmx" + (settings.memory() >> 10) + "k",
                "-XX:ActiveProcessorCount=" + settings.threads(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+ErrorFileToStdout",
                "-XX:-CreateCoredumpOnCrash",
                "-Dreprise.log.level=" + System.getProperty("reprise.log.level", "OFF"),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                settings.mainClass()));
        List<String> command = settings.capped() && onLinux() ? capped(java, settings) : java;
        return settings.guarded() ? guarded(command, place) : command;
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static boolean onLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }

    /** The limit on data counts all private memory that is writable, whoever asks for it. */
    private static List<String> capped(List<String> java, ProcessSettings settings) {
        long kibibytes = (settings.memory() + BESIDE_HEAP) >> 10;
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -d \"$0\"; exec \"$@\"", Long.toString(kibibytes)));
        command.addAll(java);
        return command;
    }

    /** Namespaces of an ordinary user: home is mounted read-only but for what Reprise writes, and there is no network. */
    private static List<String> guarded(List<String> inner, Request.Place place) {
        String script = "set -e; home=$0; results=$1; cache=$2; shift 2; mount --bind \"$results\" \"$results\"; "
                + "mount --bind \"$cache\" \"$cache\"; mount --rbind \"$home\" \"$home\"; "
                + "mount -o remount,bind,ro \"$home\"; exec \"$@\"";
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--map-root-user", "--mount", "--net", "sh", "-c", script, System.getProperty("user.home")));
        command.addAll(List.of(place.results(), place.home()));
        command.addAll(inner);
        return command;
    }

    /**
     * Refuses a guard that this system does not offer.
     *
     * @throws RepriseException {@link ErrorCode#USAGE}
     */
    static void checkGuard(Request.Place place) {
        try {
            Files.createDirectories(Path.of(place.results()));
            Files.createDirectories(Path.of(place.home()));
            Process trial = new ProcessBuilder("unshare", "--map-root-user", "--mount", "--net", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // There is no such program.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RepriseException(
                ErrorCode.USAGE,
                "--guarded is not possible here: 'unshare --map-root-user --mount --net true' does not work",
                "It needs Linux with user namespaces and util-linux. Leave it out, or run Reprise in a container.");
    }
}
