package org.reprise.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.util.Version;

/** The machine and the software that a run was made with. */
public final class Environment {
    private Environment() {}

    /** Names and values, in alphabetical order. */
    public static Map<String, String> capture() {
        Map<String, String> values = new TreeMap<>();
        values.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        values.put("cpu", cpu());
        values.put("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        values.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.vm.vendor") + ")");
        values.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        values.put("onnxruntime", Version.onnxRuntime());
        values.put("reprise", Version.platform());
        return values;
    }

    /** The same with every plugin at hand: {@code plugin.<id>} is its version and the SHA-256 of its zip. */
    public static Map<String, String> capture(List<InstalledPlugin> plugins) {
        Map<String, String> values = capture();
        plugins.forEach(plugin ->
                values.put("plugin." + plugin.id(), plugin.specification().version() + " sha256 " + plugin.sha256()));
        return values;
    }

    private static String cpu() {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            try (Stream<String> lines = Files.lines(info)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }
}
