package org.reprise.core.data;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers in text files: decimal, with an optional exponent, and finite; no {@code NaN}, {@code 1d} or {@code 0x1p3}. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

    private Numbers() {}

    /** The number, or nothing if the text is none. */
    static OptionalDouble parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The number; {@code DATA_CORRUPT} at that line and column, counted from 1, if the text is none. */
    static double parse(String file, String text, int line, int column) {
        return parse(text)
                .orElseThrow(() -> Corrupt.at(file, place(line, column), "'" + text + "'; expected a finite number"));
    }

    static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }
}
