package org.reprise.core.query;

import java.sql.SQLException;
import java.util.Arrays;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Turns DuckDB's errors into ours: one line, without the driver's wrapping. */
final class SqlErrors {
    private SqlErrors() {}

    /** The error of a query that a user wrote. */
    static RepriseException of(SQLException e) {
        String message = line(e);
        if (message.startsWith("Out of Memory Error")) {
            return new RepriseException(
                    ErrorCode.MEMORY,
                    message,
                    "Ask for fewer rows or groups, or free space in the temporary folder.",
                    e);
        }
        if (message.startsWith("IO Error")) {
            return storage(e);
        }
        return usage(message, e);
    }

    /** The error of reading or writing files. */
    static RepriseException storage(SQLException e) {
        return new RepriseException(
                ErrorCode.STORAGE,
                line(e),
                "Check free space and permissions there; run it again if runs were removed meanwhile.",
                e);
    }

    /** The error of a query that cannot be answered. */
    static RepriseException usage(String message, SQLException cause) {
        return new RepriseException(ErrorCode.USAGE, message, "There are " + Views.describe() + ".", cause);
    }

    private static String line(SQLException e) {
        String text = String.valueOf(e.getMessage());
        // What follows shows the place in the statement, over several lines.
        int place = text.indexOf("\n\nLINE ");
        String message = place < 0 ? text : text.substring(0, place);
        int wrapped = message.indexOf("\nError: ");
        if (wrapped >= 0) {
            message = message.substring(wrapped + "\nError: ".length());
        }
        return String.join(
                " ",
                Arrays.stream(message.split("\n"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
