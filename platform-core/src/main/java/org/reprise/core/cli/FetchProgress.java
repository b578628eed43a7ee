package org.reprise.core.cli;

/** Tells how far a download is: in place on a terminal, each tenth in a pipe. */
final class FetchProgress {
    private final Console console;
    private long lastTenth = -1;
    private String lastFile = "";

    FetchProgress(Console console) {
        this.console = console;
    }

    void show(String file, long received, long total) {
        long tenth = total > 0 ? 10 * received / total : received >> 20;
        if (file.equals(lastFile) && tenth == lastTenth) {
            return;
        }
        lastFile = file;
        lastTenth = tenth;
        String line = file + "  " + (received >> 10) + (total > 0 ? " of " + (total >> 10) : "") + " KiB";
        if (console.terminal() && received != total) {
            console.err().print("\r" + line + "\u001b[K");
        } else {
            console.talk((console.terminal() ? "\r" : "") + line);
        }
    }
}
