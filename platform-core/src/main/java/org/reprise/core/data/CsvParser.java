package org.reprise.core.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits comma-separated values after RFC 4180 into rows of fields, and tells which fields stood in quotes: a quoted
 * digit is a name, not a number. Lines end with LF, CR LF or CR.
 */
final class CsvParser {
    /** A field's text without its quotes. */
    record Field(String text, boolean quoted) {}

    private static final int END = -1;

    private final String file;
    private final String text;
    private int next;
    private int line = 1;
    private int rowLine = 1;

    CsvParser(String file, String text) {
        this.file = file;
        this.text = text;
        // Spreadsheets mark UTF-8 with a byte order mark.
        next = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** Line, counted from 1, where the row read last begins. */
    int rowLine() {
        return rowLine;
    }

    /** The fields of the next row, at least one; null after the last. {@code DATA_CORRUPT} with line and column. */
    List<Field> row() {
        if (next == text.length()) {
            return null;
        }
        rowLine = line;
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(peek() == '"' ? quoted(fields.size() + 1) : plain(fields.size() + 1));
        } while (pass(','));
        if (peek() == '\r') {
            next++;
            pass('\n');
            line++;
        } else if (pass('\n')) {
            line++;
        }
        return fields;
    }

    private Field plain(int column) {
        int start = next;
        while (!atFieldEnd()) {
            if (peek() == '"') {
                throw Corrupt.at(
                        file, Numbers.place(line, column), "a quote within a field; expected the field in quotes");
            }
            next++;
        }
        return new Field(text.substring(start, next), false);
    }

    private Field quoted(int column) {
        int start = line;
        StringBuilder field = new StringBuilder();
        next++;
        while (true) {
            int character = peek();
            if (character == END) {
                throw Corrupt.at(
                        file, Numbers.place(start, column), "a quote that is not closed; expected a closing one");
            }
            next++;
            if (character == '\n' || character == '\r' && peek() != '\n') {
                line++;
            }
            if (character == '"' && !pass('"')) {
                break;
            }
            field.append((char) character);
        }
        if (!atFieldEnd()) {
            throw Corrupt.at(
                    file,
                    Numbers.place(line, column),
                    "'" + text.charAt(next) + "' after a closing quote; expected a comma or the end of the line");
        }
        return new Field(field.toString(), true);
    }

    private boolean atFieldEnd() {
        int character = peek();
        return character == ',' || character == '\n' || character == '\r' || character == END;
    }

    private int peek() {
        return next < text.length() ? text.charAt(next) : END;
    }

    private boolean pass(char character) {
        if (peek() == character) {
            next++;
            return true;
        }
        return false;
    }
}
