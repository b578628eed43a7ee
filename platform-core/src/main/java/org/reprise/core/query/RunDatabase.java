package org.reprise.core.query;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.reprise.core.store.RunStore;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * The runs of a store as a database in memory with the views {@code trials}, {@code measurements} and {@code
 * environments}. It takes no lock, so studies may go on writing meanwhile: trials are as they stood when it was opened,
 * measurements as each query finds them. It loads no extension and uses no network.
 */
public final class RunDatabase implements AutoCloseable {
    /** Most rows of one answer, for an answer is held in memory. */
    public static final int MOST_ROWS = 100_000;

    private final DuckDBConnection connection;
    private final Path runs;
    private final Path temporary;
    private boolean confined;

    private RunDatabase(DuckDBConnection connection, Path runs, Path temporary) {
        this.connection = connection;
        this.runs = runs;
        this.temporary = temporary;
    }

    /**
     * Opens the runs of a store; a store without runs has empty views.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public static RunDatabase open(RunStore store) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "reprise-query-" + UUID.randomUUID());
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_persistent_secrets", "false");
        // The default is a folder in the working directory.
        properties.setProperty("temp_directory", temporary.toString());
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection connection =
                    new DuckDBDriver().connect("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
            RunDatabase database = new RunDatabase(connection, store.runs(), temporary);
            try {
                Views.create(connection, store);
                return database;
            } catch (SQLException | RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.storage(e);
        } catch (LinkageError e) {
            throw new RepriseException(
                    ErrorCode.STORAGE,
                    "Cannot load DuckDB's native library: " + e,
                    "It is unpacked into " + System.getProperty("java.io.tmpdir")
                            + ", which must have room and allow programs; REPRISE_JAVA_OPTS=-Djava.io.tmpdir=DIR"
                            + " names another folder.",
                    e);
        }
    }

    /**
     * Answers one SELECT (or DESCRIBE, SHOW, SUMMARIZE). It can read the store's runs and no other file.
     *
     * @throws RepriseException {@link ErrorCode#USAGE} with DuckDB's message if it cannot be answered or has more than
     *     {@link #MOST_ROWS} rows
     */
    public QueryResult query(String sql) {
        try {
            confine();
            checkReads(sql);
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                return read(result);
            }
        } catch (SQLException e) {
            throw SqlErrors.of(e);
        }
    }

    /**
     * Writes {@code trials} and {@code measurements} into a folder. A file has its name only once it is whole.
     *
     * @return the files
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public List<Path> export(ExportFormat format, Path folder) {
        Map<Path, Path> files = new LinkedHashMap<>();
        Path place = folder.toAbsolutePath().normalize();
        for (String view : List.of("trials", "measurements")) {
            String name = view + "." + format.suffix();
            files.put(place.resolve("." + name + ".part"), place.resolve(name));
        }
        try {
            Files.createDirectories(place);
            try {
                for (Map.Entry<Path, Path> file : files.entrySet()) {
                    write(file.getValue().getFileName().toString().startsWith("trials"), format, file.getKey());
                }
                for (Map.Entry<Path, Path> file : files.entrySet()) {
                    Files.move(
                            file.getKey(),
                            file.getValue(),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                for (Path part : files.keySet()) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.storage(e);
        } catch (IOException e) {
            throw AtomicFiles.storage(place, e);
        }
        return List.copyOf(files.values());
    }

    private void write(boolean trials, ExportFormat format, Path part) throws SQLException, IOException {
        String select = trials ? "FROM trials" : "FROM measurements";
        if (!trials && format == ExportFormat.JSON) {
            // DuckDB writes NaN and inf as they are, which is no JSON.
            select = "SELECT run, iteration, seconds, kind, name, CASE WHEN isfinite(value) THEN to_json(value)"
                    + " WHEN isnan(value) THEN '\"NaN\"'::JSON WHEN value > 0 THEN '\"Infinity\"'::JSON"
                    + " ELSE '\"-Infinity\"'::JSON END AS value FROM measurements";
        }
        Files.deleteIfExists(part);
        Views.execute(
                connection,
                "COPY (" + select + ") TO " + Views.quoted(part.toString()) + " (" + format.options() + ")");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            Files.deleteIfExists(temporary);
        } catch (SQLException | IOException e) {
            // Everything was in memory; at worst an empty folder stays in the temporary one.
        }
    }

    /** From here on no file but those of the runs can be opened, and no statement can change that. */
    private void confine() throws SQLException {
        if (confined) {
            return;
        }
        String folder = Views.prefix(runs);
        // The pattern of the view is compared as it is written, before it is expanded.
        Views.execute(
                connection,
                "SET allowed_directories = [" + Views.quoted(folder) + ", " + Views.quoted(Views.escaped(folder))
                        + "]");
        Views.execute(connection, "SET enable_external_access = false");
        Views.execute(connection, "SET lock_configuration = true");
        confined = true;
    }

    /** What may be read may be written as far as DuckDB is concerned, so all but SELECT is refused before it runs. */
    private void checkReads(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT tree->>'error_type', tree->>'error_message', json_array_length(tree->'statements')"
                        + " FROM (SELECT json_serialize_sql(?::VARCHAR) AS tree)")) {
            statement.setString(1, sql);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                String type = result.getString(1);
                // The statement itself is the one to report where it cannot be parsed; nothing of it runs then.
                if (type != null && !type.equals("parser")) {
                    throw SqlErrors.usage("Only a SELECT can be asked: " + result.getString(2), null);
                }
                if (type == null && result.getLong(3) != 1) {
                    throw SqlErrors.usage("Give one SELECT, not " + result.getLong(3), null);
                }
            }
        }
    }

    private static QueryResult read(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int c = 1; c <= meta.getColumnCount(); c++) {
            String label = meta.getColumnLabel(c);
            String name = label;
            for (int again = 2; columns.contains(name); again++) {
                name = label + "_" + again;
            }
            columns.add(name);
        }
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            if (rows.size() == MOST_ROWS) {
                throw new RepriseException(
                        ErrorCode.USAGE,
                        "The answer has more than " + MOST_ROWS + " rows",
                        "Aggregate, filter or LIMIT it, or write all numbers to files with 'reprise runs export'.");
            }
            List<Object> row = new ArrayList<>(columns.size());
            for (int c = 1; c <= columns.size(); c++) {
                row.add(Cells.plain(result.getObject(c)));
            }
            rows.add(row);
        }
        return new QueryResult(columns, rows);
    }
}
