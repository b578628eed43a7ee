package org.reprise.core.data;

import org.reprise.spi.RepriseException;

/** A line of an ARFF file, read word by word; a word may stand in single or double quotes, {@code %} begins a comment. */
final class ArffLine {
    /** A word; a quoted question mark is no missing value. */
    record Word(String text, boolean quoted) {}

    private final String file;
    private final int number;
    private final String text;
    private int next;

    ArffLine(String file, int number, String text) {
        this.file = file;
        this.number = number;
        this.text = text;
    }

    /** Whether nothing but white space or a comment is left. */
    boolean atEnd() {
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        return next == text.length() || text.charAt(next) == '%';
    }

    /** Whether this character comes next; it is passed then. */
    boolean pass(char character) {
        if (!atEnd() && text.charAt(next) == character) {
            next++;
            return true;
        }
        return false;
    }

    /** The next word; {@code DATA_CORRUPT} if there is none. */
    Word word(String expected) {
        if (atEnd()) {
            throw error("the end of the line", expected);
        }
        char first = text.charAt(next);
        if (first == '\'' || first == '"') {
            return new Word(quoted(first), true);
        }
        int start = next;
        while (next < text.length() && text.charAt(next) > ' ' && ",{}".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        if (next == start) {
            throw error("'" + first + "'", expected);
        }
        return new Word(text.substring(start, next), false);
    }

    /** An error at the place reached. */
    RepriseException error(String found, String expected) {
        return Corrupt.at(file, Numbers.place(number, next + 1), found + "; expected " + expected);
    }

    private String quoted(char quote) {
        StringBuilder word = new StringBuilder();
        int start = next++;
        while (next < text.length() && text.charAt(next) != quote) {
            char character = text.charAt(next++);
            if (character == '\\' && next < text.length()) {
                character = switch (text.charAt(next++)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> text.charAt(next - 1);
                };
            }
            word.append(character);
        }
        if (next == text.length()) {
            next = start;
            throw error("a quote that is not closed", "a closing " + quote);
        }
        next++;
        return word.toString();
    }
}
