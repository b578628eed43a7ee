package org.reprise.core.report.analysis;

import java.util.Locale;

/** Names of files, and headings. */
final class Ids {
    private static final int LONGEST = 90;

    private Ids() {}

    /** Words that begin with a capital. */
    static String heading(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Words joined by hyphens, without what file systems or shells take for something else. */
    static String of(String... words) {
        StringBuilder id = new StringBuilder();
        for (String word : words) {
            String clean = word.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9._]+", "-")
                    .replaceAll("^[-.]+|[-.]+$", "");
            if (!clean.isEmpty()) {
                id.append(id.length() == 0 ? "" : "-").append(clean);
            }
        }
        if (id.length() <= LONGEST) {
            return id.length() == 0 ? "x" : id.toString();
        }
        String hash = Integer.toHexString(id.toString().hashCode());
        return id.substring(0, LONGEST - hash.length() - 1) + "-" + hash;
    }
}
