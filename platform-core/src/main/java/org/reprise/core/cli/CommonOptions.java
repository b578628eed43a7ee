package org.reprise.core.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that every command takes. */
final class CommonOptions {
    @Option(names = "--json", description = "Print the result as JSON: {schema, data} or {schema, error}.")
    boolean json;

    @Option(names = "--debug", description = "Show stack traces and the log.")
    boolean debug;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where runs and reports are kept; default: reprise-results, or $$REPRISE_OUT.")
    Path out;

    @Option(names = "--offline", description = "Never use the network.")
    boolean offline;

    Path results() {
        if (out != null) {
            return out;
        }
        String named = System.getenv("REPRISE_OUT");
        return Path.of(named == null || named.isEmpty() ? "reprise-results" : named);
    }

    Console console() {
        boolean terminal = Boolean.getBoolean("reprise.terminal") && System.getenv("NO_COLOR") == null;
        return new Console(System.out, System.err, json, terminal);
    }
}
