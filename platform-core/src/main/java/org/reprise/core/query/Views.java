package org.reprise.core.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunFiles;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.util.Json;

/**
 * What can be queried. Trials and environments are few and copied, for only the store knows whether a run is still
 * being written; measurements are read from their files by each query.
 */
final class Views {
    private static final String TRIALS = "run VARCHAR, key VARCHAR, state VARCHAR, stop VARCHAR, code VARCHAR, "
            + "reason VARCHAR, paper VARCHAR, paper_version VARCHAR, paper_hash VARCHAR, experiment VARCHAR, "
            + "configuration JSON, algorithm_plugin VARCHAR, algorithm_plugin_version VARCHAR, "
            + "algorithm_plugin_hash VARCHAR, algorithm VARCHAR, parameters JSON, data JSON, seed BIGINT, "
            + "device VARCHAR, iterations BIGINT, seconds DOUBLE, started_at TIMESTAMP, finished_at TIMESTAMP";
    private static final String NUMBERS = "iteration BIGINT, seconds DOUBLE, kind VARCHAR, name VARCHAR, value DOUBLE";
    private static final String ENVIRONMENTS = "run VARCHAR, name VARCHAR, value VARCHAR";

    private Views() {}

    /** The views with their columns, for people. */
    static String describe() {
        return "trials(" + names(TRIALS) + "), measurements(run, " + names(NUMBERS) + ") and environments("
                + names(ENVIRONMENTS) + "); configuration->>'n' and parameters->>'n' give their values as text";
    }

    static void create(DuckDBConnection connection, RunStore store) throws SQLException {
        List<StoredRun> runs = store.list();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE trials(" + TRIALS + ")");
            statement.execute("CREATE TABLE environments(" + ENVIRONMENTS + ")");
            statement.execute("CREATE VIEW measurements AS " + measurements(store.runs(), runs));
        }
        try (DuckDBAppender trials = connection.createAppender("trials");
                DuckDBAppender environments = connection.createAppender("environments")) {
            for (StoredRun run : runs) {
                trials.beginRow().append(run.id());
                append(trials, run);
                trials.endRow();
                if (run.record() != null) {
                    for (Map.Entry<String, String> entry :
                            run.record().environment().entrySet()) {
                        environments
                                .beginRow()
                                .append(run.id())
                                .append(entry.getKey())
                                .append(entry.getValue())
                                .endRow();
                    }
                }
            }
        }
    }

    private static void append(DuckDBAppender row, StoredRun run) throws SQLException {
        TrialSpec trial = run.trial();
        RunRecord record = run.record();
        boolean known = trial != null;
        boolean ended = record != null;
        PluginRef none = new PluginRef(null, null, null);
        PluginRef paper = known ? trial.experimentPlugin() : none;
        PluginRef plugin = known ? trial.algorithmPlugin() : none;
        row.append(ended ? record.key() : known ? trial.key() : null)
                .append(run.state().name())
                .append(ended && record.stop() != null ? record.stop().name() : null)
                .append(ended ? record.code() : null)
                .append(ended ? record.reason() : null)
                .append(paper.id())
                .append(paper.version())
                .append(paper.sha256())
                .append(known ? trial.experiment() : null)
                .append(known ? Json.canonical(trial.configuration()) : null)
                .append(plugin.id())
                .append(plugin.version())
                .append(plugin.sha256())
                .append(known ? trial.algorithm() : null)
                .append(known ? Json.canonical(trial.parameters()) : null)
                .append(known ? Json.canonical(trial.data()) : null)
                .append(known ? (Long) trial.seed() : null)
                .append(known ? trial.device() : null)
                .append(ended ? (Long) record.iterations() : null)
                .append(ended ? (Double) record.seconds() : null)
                .append(ended ? time(record.startedAt()) : null)
                .append(ended ? time(record.finishedAt()) : null);
    }

    /** Null where the text is no instant. */
    private static LocalDateTime time(String instant) {
        try {
            return instant == null ? null : LocalDateTime.ofInstant(Instant.parse(instant), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Reads the files anew at each query, those that are being written included. A line that a crash tore lacks fields
     * or its value and is left out; one torn within the digits of its value cannot be told from a whole one.
     */
    private static String measurements(Path folder, List<StoredRun> runs) {
        if (runs.stream().noneMatch(run -> Files.exists(run.folder().resolve(RunFiles.MEASUREMENTS)))) {
            // A pattern that matches nothing is an error to DuckDB.
            return "SELECT NULL::VARCHAR AS run, " + casts() + " WHERE false";
        }
        String prefix = prefix(folder);
        int before = prefix.codePointCount(0, prefix.length());
        int after = RunFiles.MEASUREMENTS.length() + 1;
        String columns = NUMBERS.replaceAll("(\\w+) (\\w+)", "'$1': '$2'");
        // The run is cut out by position: it is done for every row, and patterns are slow.
        return "SELECT substring(filename, " + (before + 1) + ", length(filename) - " + (before + after) + ") AS run, "
                + names(NUMBERS) + " FROM read_csv(" + quoted(escaped(prefix) + "*/" + RunFiles.MEASUREMENTS)
                + ", columns = {" + columns + "}, auto_detect = false, header = true, delim = ',', quote = '', "
                + "escape = '', ignore_errors = true, filename = true) WHERE value IS NOT NULL";
    }

    private static String casts() {
        return NUMBERS.replaceAll("(\\w+) (\\w+)", "NULL::$2 AS $1");
    }

    /** The folder as DuckDB writes it in the names of files. */
    static String prefix(Path folder) {
        String path = folder.toString().replace('\\', '/');
        return path.endsWith("/") ? path : path + "/";
    }

    /** A path that stands for itself as a pattern. */
    static String escaped(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String names(String columns) {
        return List.of(columns.split(", ")).stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .collect(Collectors.joining(", "));
    }

    /** Runs a statement of ours. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
