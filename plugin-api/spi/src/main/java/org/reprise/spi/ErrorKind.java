package org.reprise.spi;

/** Who has to act on an error; each kind has its own exit code. */
public enum ErrorKind {
    /** The input is wrong: the user mends it. */
    USER(2),
    /** A plugin broke its contract or threw: its author mends it. */
    PLUGIN(3),
    /** Memory, disk or permissions fall short. */
    RESOURCES(4),
    /** Something outside failed: a download, a mirror. */
    EXTERNAL(5),
    /** Reprise itself is at fault. */
    INTERNAL(70);

    private final int exitCode;

    ErrorKind(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the command line for errors of this kind. */
    public int exitCode() {
        return exitCode;
    }
}
