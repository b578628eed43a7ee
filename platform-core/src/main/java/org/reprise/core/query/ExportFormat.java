package org.reprise.core.query;

import java.util.Locale;

/** A form that runs are exported in. */
public enum ExportFormat {
    /** Columnar and compressed. */
    PARQUET("FORMAT parquet, COMPRESSION zstd"),
    /** Text with a header; configurations and parameters are JSON within it. */
    CSV("FORMAT csv, HEADER true"),
    /** One array of objects; NaN and infinities are strings, as in all JSON of Reprise. */
    JSON("FORMAT json, ARRAY true");

    private final String options;

    ExportFormat(String options) {
        this.options = options;
    }

    /** The options of DuckDB's COPY. */
    String options() {
        return options;
    }

    /** How the names of such files end. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
