package org.reprise.spi;

/** Numbered errors. A number is never used again for another meaning. */
public enum ErrorCode {
    /** A command-line option or argument is wrong. */
    USAGE(1001, ErrorKind.USER),
    /** No paper, experiment, algorithm, preset, data set, run or part of that name. */
    UNKNOWN_NAME(1002, ErrorKind.USER),
    /** No parameter of that name. */
    UNKNOWN_PARAMETER(1003, ErrorKind.USER),
    /** A value has the wrong type, is out of range or not among the choices. */
    BAD_VALUE(1004, ErrorKind.USER),
    /** A YAML or JSON file of the user cannot be read as what it should be. */
    BAD_FILE(1005, ErrorKind.USER),
    /** A problem's data break its conditions: NaN costs, marginals that do not sum alike. */
    BAD_PROBLEM(1006, ErrorKind.USER),
    /** A data set is not on this machine. */
    DATA_MISSING(1101, ErrorKind.USER),
    /** A data file is damaged or not what its checksum says. */
    DATA_CORRUPT(1102, ErrorKind.EXTERNAL),
    /** A download failed. */
    DOWNLOAD_FAILED(1103, ErrorKind.EXTERNAL),
    /** A plugin archive or descriptor cannot be used. */
    PLUGIN_INVALID(1201, ErrorKind.PLUGIN),
    /** A plugin's code broke the contract of the SPI. */
    PLUGIN_CONTRACT(1202, ErrorKind.PLUGIN),
    /** A plugin's code threw. */
    PLUGIN_FAILED(1203, ErrorKind.PLUGIN),
    /** A plugin repository cannot be reached or read. */
    PLUGIN_REPOSITORY(1204, ErrorKind.EXTERNAL),
    /** A plugin is not signed by a key that the user trusts, or its signature is wrong. */
    PLUGIN_UNTRUSTED(1205, ErrorKind.PLUGIN),
    /** Plugins that need each other do not fit together, or differ from what a lock file pins. */
    PLUGIN_CONFLICT(1206, ErrorKind.USER),
    /** A file or folder cannot be read or written. */
    STORAGE(1301, ErrorKind.RESOURCES),
    /** Not enough memory. */
    MEMORY(1302, ErrorKind.RESOURCES),
    /** A trial ran past its time limit. */
    TIME_LIMIT(1303, ErrorKind.RESOURCES),
    /** The process of a trial died. */
    PROCESS_DIED(1304, ErrorKind.RESOURCES),
    /** A device is not on this machine or cannot be used. */
    DEVICE(1305, ErrorKind.RESOURCES),
    /** An ONNX model is damaged, too new, or needs operators that are not there. */
    MODEL_INVALID(1401, ErrorKind.USER),
    /** A model was given names, types or shapes that it does not take. */
    MODEL_INPUT(1402, ErrorKind.PLUGIN),
    /** A model failed while it ran. */
    MODEL_FAILED(1403, ErrorKind.PLUGIN),
    /** A model was used after it was closed. */
    MODEL_CLOSED(1404, ErrorKind.PLUGIN),
    /** A fault of Reprise. */
    INTERNAL(1901, ErrorKind.INTERNAL);

    private final int number;
    private final ErrorKind kind;

    ErrorCode(int number, ErrorKind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** The number, four digits. */
    public int number() {
        return number;
    }

    /** Who has to act. */
    public ErrorKind kind() {
        return kind;
    }

    /** The code as printed, such as {@code RPR-1002}. */
    public String label() {
        return "RPR-" + number;
    }
}
