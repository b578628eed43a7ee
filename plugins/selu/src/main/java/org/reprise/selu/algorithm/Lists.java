package org.reprise.selu.algorithm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.reprise.selu.problem.Problems;

/** Reads the values of a grid's axis, which stand in one parameter with spaces between them. */
final class Lists {
    private Lists() {}

    /** Whole numbers of at least 1. */
    static List<Integer> counts(String parameter, String text) {
        return values(parameter, text, "whole numbers from 1, such as \"2 8\"", word -> {
            int count = Integer.parseInt(word);
            return count >= 1 ? count : null;
        });
    }

    /** Numbers above 0. */
    static List<Double> positive(String parameter, String text) {
        return values(parameter, text, "numbers above 0, such as \"0.01 0.1\"", word -> {
            double number = Double.parseDouble(word);
            return number > 0 && Double.isFinite(number) ? number : null;
        });
    }

    /** Numbers in [0, 1). */
    static List<Double> shares(String parameter, String text) {
        return values(parameter, text, "numbers in [0, 1), such as \"0 0.05\"", word -> {
            double number = Double.parseDouble(word);
            return number >= 0 && number < 1 ? number : null;
        });
    }

    /** Constants of an enum. */
    static <E extends Enum<E>> List<E> constants(String parameter, String text, Class<E> type) {
        String names = String.join(
                        " ",
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                .toLowerCase(Locale.ROOT);
        return values(parameter, text, "some of: " + names, word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    private static <T> List<T> values(String parameter, String text, String expected, Function<String, T> read) {
        String[] words = text.trim().split("\\s+");
        return Arrays.stream(words)
                .map(word -> {
                    T value;
                    try {
                        value = read.apply(word);
                    } catch (IllegalArgumentException e) {
                        value = null;
                    }
                    if (value == null) {
                        throw Problems.value(
                                "The parameter " + parameter + " is \"" + text + "\", of which \"" + word
                                        + "\" cannot be",
                                "Give " + expected + ".");
                    }
                    return value;
                })
                .distinct()
                .toList();
    }
}
