package org.reprise.core.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reprise.core.util.Json;
import org.reprise.spi.RepriseException;

/** stdout is the result, stderr is the talk; with {@code --json} the result is one envelope. */
public final class Console {
    private static final int SCHEMA = 1;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean terminal;

    /**
     * @param out where results go
     * @param err where talk goes
     * @param json whether results are JSON
     * @param terminal whether {@code err} is a terminal that understands cursor movements
     */
    public Console(PrintStream out, PrintStream err, boolean json, boolean terminal) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.terminal = terminal;
    }

    /** Whether results are JSON. */
    public boolean json() {
        return json;
    }

    /** Whether talk may move the cursor. */
    public boolean terminal() {
        return terminal;
    }

    /** Where talk goes. */
    public PrintStream err() {
        return err;
    }

    /** Prints a line of the result. */
    public void print(String line) {
        out.println(line);
    }

    /** Prints the whole result as JSON, in its envelope. */
    public void data(Object data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("schema", SCHEMA);
        envelope.put("data", data);
        out.println(Json.readable(envelope));
    }

    /** Says something that is not part of the result. */
    public void talk(String line) {
        err.println(line);
    }

    /** Reports an error: to stderr for people, and as the result with {@code --json}. */
    public void error(RepriseException error, boolean debug) {
        if (json) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("code", error.code().label());
            detail.put("name", error.code().name());
            detail.put("kind", error.code().kind().name());
            detail.put("message", error.getMessage());
            detail.put("hint", error.hint());
            Map<String, Object> envelope = new LinkedHashMap<>();
            envelope.put("schema", SCHEMA);
            envelope.put("error", detail);
            out.println(Json.readable(envelope));
        } else {
            err.println("error " + error.code().label() + ": " + error.getMessage());
            err.println("  " + error.hint());
        }
        if (debug) {
            error.printStackTrace(err);
        }
    }
}
