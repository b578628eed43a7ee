package org.reprise.core.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of reports for terminals, not all of which show more than ASCII. */
final class AsciiText {
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final Pattern POWER = Pattern.compile("(\u00d7)?10([\u207b" + SUPERSCRIPTS + "]+)");

    private AsciiText() {}

    static String of(String text) {
        Matcher matcher = POWER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            StringBuilder exponent = new StringBuilder();
            for (char c : matcher.group(2).toCharArray()) {
                exponent.append(c == '\u207b' ? "-" : Integer.toString(SUPERSCRIPTS.indexOf(c)));
            }
            matcher.appendReplacement(out, (matcher.group(1) == null ? "1e" : "e") + exponent);
        }
        return matcher.appendTail(out)
                .toString()
                .replace("\u2212", "-")
                .replace("\u2013", "-")
                .replace("\u00d7", "x")
                .replace("\u00b5", "u")
                .replace("\u221e", "inf")
                .replace("\u2264", "<=")
                .replace("\u2265", ">=")
                .replace("\u2009", " ");
    }
}
