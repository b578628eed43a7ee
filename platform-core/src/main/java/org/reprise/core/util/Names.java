package org.reprise.core.util;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Finds what a user may have meant. */
public final class Names {
    private static final int SUGGESTIONS = 3;
    private static final int MANY = 12;

    private Names() {}

    /** Up to three of the known names that resemble the given one, the nearest first. */
    public static List<String> nearest(String given, Collection<String> known) {
        int tolerance = Math.max(2, given.length() / 2);
        return known.stream()
                .filter(name -> score(given, name) <= tolerance)
                .sorted(Comparator.comparingInt((String name) -> score(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** The error for a name that is not known, with the nearest that are. */
    public static RepriseException unknown(ErrorCode code, String what, String given, Collection<String> known) {
        List<String> near = nearest(given, known);
        String meant = near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "?";
        String all = known.isEmpty()
                ? "There is none."
                : known.size() > MANY && !near.isEmpty() ? "" : "Known: " + String.join(", ", known) + ".";
        String hint = (meant + " " + all).strip();
        return new RepriseException(code, "Unknown " + what + " '" + given + "'", hint);
    }

    private static int score(String given, String name) {
        String a = given.toLowerCase(java.util.Locale.ROOT);
        String b = name.toLowerCase(java.util.Locale.ROOT);
        return !a.isEmpty() && (b.startsWith(a) || b.contains("-" + a)) ? 0 : distance(a, b);
    }

    /** Levenshtein's distance in one row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
