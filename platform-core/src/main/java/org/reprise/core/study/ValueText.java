package org.reprise.core.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;

/**
 * What the text of a value stands for, alike in a file and on the command line:
 *
 * <ul>
 *   <li>{@code lo..hi}: whole numbers; {@code lo..hi:n}: n evenly spaced; {@code lo..hi/step}: from lo in steps
 *   <li>{@code log:lo..hi:n}: n evenly spaced on a logarithmic scale
 *   <li>{@code uniform:lo..hi}, {@code loguniform:lo..hi}, {@code choice:a|b|c}: drawn at random
 * </ul>
 *
 * Ends are values. A text of a parameter that is no number stands for itself, unless it begins with {@code choice:}.
 */
final class ValueText {
    private static final int MOST = 10_000;
    private static final int DIGITS = 6;
    private static final String NUMBER = "[-+]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?";
    private static final Pattern RANGE =
            Pattern.compile("(?:([a-z]+):)?(" + NUMBER + ")\\.\\.(" + NUMBER + ")(?:([:/])(" + NUMBER + "))?");
    private static final Set<String> DRAWN = Set.of("uniform", "loguniform");
    private static final String CHOICE = "choice:";

    private ValueText() {}

    /**
     * A range as written.
     *
     * @param word what stands before it; empty for nothing
     * @param lowText its lower end as written
     * @param highText its upper end as written
     * @param mark {@code :} before a number of points, {@code /} before a step; empty for neither
     * @param detail that number; 0 for none
     */
    record Range(String word, String lowText, String highText, String mark, double detail) {
        /** Null if the text is no range. */
        static Range of(String text) {
            Matcher matcher = RANGE.matcher(text);
            return matcher.matches()
                    ? new Range(
                            matcher.group(1) == null ? "" : matcher.group(1),
                            matcher.group(2),
                            matcher.group(3),
                            matcher.group(4) == null ? "" : matcher.group(4),
                            matcher.group(5) == null ? 0 : Double.parseDouble(matcher.group(5)))
                    : null;
        }

        double low() {
            return Double.parseDouble(lowText);
        }

        double high() {
            return Double.parseDouble(highText);
        }
    }

    /** Whether the value is drawn at random. */
    static boolean drawn(ParameterInfo parameter, String text) {
        if (text.startsWith(CHOICE)) {
            return true;
        }
        Range range = numeric(parameter) ? Range.of(text) : null;
        return range != null && DRAWN.contains(range.word());
    }

    /**
     * The values that a text stands for, none of them random.
     *
     * @throws RepriseException {@link ErrorCode#BAD_VALUE}
     */
    static List<String> expand(String where, ParameterInfo parameter, String text) {
        Range range = numeric(parameter) ? Range.of(text) : null;
        if (range == null) {
            return List.of(text);
        }
        if (range.low() > range.high()) {
            throw bad(where, parameter, text, "a range from the smaller to the larger");
        }
        return switch (range.word() + range.mark()) {
            case "" -> whole(where, parameter, text, range);
            case "/" -> steps(where, parameter, text, range);
            case ":" -> points(where, parameter, text, range, false);
            case "log:" -> {
                requirePositive(where, parameter, text, range);
                yield points(where, parameter, text, range, true);
            }
            default -> throw bad(where, parameter, text, "lo..hi, lo..hi:n, lo..hi/step or log:lo..hi:n");
        };
    }

    /**
     * Draws a value.
     *
     * @throws RepriseException {@link ErrorCode#BAD_VALUE}
     */
    static String draw(String where, ParameterInfo parameter, String text, RandomGenerator random) {
        if (text.startsWith(CHOICE)) {
            String[] choices = text.substring(CHOICE.length()).split("\\|", -1);
            if (Arrays.asList(choices).contains("")) {
                throw bad(where, parameter, text, "choices such as choice:a|b|c, none of them empty");
            }
            return choices[random.nextInt(choices.length)];
        }
        Range range = Range.of(text);
        boolean logarithmic = "loguniform".equals(range.word());
        if (range.low() > range.high() || !range.mark().isEmpty()) {
            throw bad(where, parameter, text, range.word() + ":lo..hi from the smaller to the larger");
        }
        if (logarithmic) {
            requirePositive(where, parameter, text, range);
        }
        boolean whole = isWhole(parameter);
        // A whole number owns the interval around it, so that the ends are as likely as the others.
        double low = range.low() - (whole ? 0.5 : 0);
        double high = range.high() + (whole ? 0.5 : 0);
        double u = random.nextDouble();
        double value = logarithmic ? low * Math.pow(high / low, u) : low + u * (high - low);
        return whole
                ? Long.toString(
                        Math.max((long) Math.ceil(range.low()), Math.min((long) range.high(), Math.round(value))))
                : plain(value);
    }

    private static List<String> whole(String where, ParameterInfo parameter, String text, Range range) {
        if (range.low() != Math.rint(range.low()) || range.high() != Math.rint(range.high())) {
            throw bad(where, parameter, text, "whole ends, or a number of points as in " + text + ":5");
        }
        requireFew(where, parameter, text, range.high() - range.low() + 1);
        List<String> values = new ArrayList<>();
        for (double value = range.low(); value <= range.high(); value++) {
            values.add(plain(value));
        }
        return values;
    }

    private static List<String> steps(String where, ParameterInfo parameter, String text, Range range) {
        if (!(range.detail() > 0)) {
            throw bad(where, parameter, text, "a step above 0");
        }
        requireFew(where, parameter, text, (range.high() - range.low()) / range.detail() + 1);
        BigDecimal step = BigDecimal.valueOf(range.detail());
        BigDecimal high = new BigDecimal(range.highText());
        List<String> values = new ArrayList<>();
        for (BigDecimal v = new BigDecimal(range.lowText()); v.compareTo(high) <= 0; v = v.add(step)) {
            values.add(plain(v.doubleValue()));
        }
        return values;
    }

    private static List<String> points(
            String where, ParameterInfo parameter, String text, Range range, boolean logarithmic) {
        int count = (int) range.detail();
        if (count != range.detail() || count < 2) {
            throw bad(where, parameter, text, "a whole number of points, 2 or more");
        }
        requireFew(where, parameter, text, count);
        // Whole parameters may meet a number twice.
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            double share = i / (count - 1.0);
            double value = logarithmic
                    ? range.low() * Math.pow(range.high() / range.low(), share)
                    : range.low() + share * (range.high() - range.low());
            boolean end = i == 0 || i == count - 1;
            values.add(
                    isWhole(parameter)
                            ? Long.toString(Math.round(value))
                            : end ? plain(i == 0 ? range.low() : range.high()) : plain(value));
        }
        return List.copyOf(values);
    }

    /** Six digits are enough for a value that nobody typed, and short enough for labels. */
    private static String plain(double value) {
        double rounded = Math.abs(value) < 1e15 && value == Math.rint(value)
                ? value
                : new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    private static boolean numeric(ParameterInfo parameter) {
        return isWhole(parameter) || "double".equals(parameter.type());
    }

    private static boolean isWhole(ParameterInfo parameter) {
        return "int".equals(parameter.type()) || "long".equals(parameter.type());
    }

    private static void requirePositive(String where, ParameterInfo parameter, String text, Range range) {
        if (!(range.low() > 0)) {
            throw bad(where, parameter, text, "ends above 0 on a logarithmic scale");
        }
    }

    private static void requireFew(String where, ParameterInfo parameter, String text, double count) {
        if (count > MOST) {
            throw bad(where, parameter, text, "at most " + MOST + " values");
        }
    }

    private static RepriseException bad(String where, ParameterInfo parameter, String text, String expected) {
        return new RepriseException(
                ErrorCode.BAD_VALUE,
                "Parameter '" + parameter.name() + "' of " + where + " is '" + text + "'; expected " + expected,
                "Values may be listed (1,2,5), or written as lo..hi, lo..hi:n, lo..hi/step, log:lo..hi:n,"
                        + " uniform:lo..hi, loguniform:lo..hi or choice:a|b.");
    }
}
