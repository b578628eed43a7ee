package org.reprise.core.report.chart;

import java.util.Locale;

/** Numbers for people, in Unicode: few digits, powers of ten where small or large. */
public final class NumberText {
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final int DIGITS = 4;

    private NumberText() {}

    /** A number in four digits; a dash where there is none. */
    public static String of(double value) {
        return of(value, DIGITS);
    }

    /** A number in so many digits. */
    public static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : "\u2212\u221e";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            String[] parts = String.format(Locale.ROOT, "%." + Math.max(0, digits - 2) + "e", value)
                    .split("e");
            String mantissa = shortened(parts[0]);
            String power = power(Integer.parseInt(parts[1]));
            return mantissa.equals("1") ? power : mantissa.replace("-", "\u2212") + "\u00d7" + power;
        }
        if (value == Math.rint(value)) {
            return Long.toString((long) value).replace("-", "\u2212");
        }
        // In BigDecimal, since %g fills up with zeros.
        String plain = new java.math.BigDecimal(value)
                .round(new java.math.MathContext(digits))
                .toPlainString();
        return shortened(plain).replace("-", "\u2212");
    }

    /** A time in the unit that suits it. */
    public static String seconds(double seconds) {
        if (Double.isNaN(seconds) || Double.isInfinite(seconds) || seconds == 0) {
            return of(seconds) + (seconds == 0 ? " s" : "");
        }
        double size = Math.abs(seconds);
        if (size < 1e-3) {
            return of(seconds * 1e6, 3) + " \u00b5s";
        }
        if (size < 1) {
            return of(seconds * 1e3, 3) + " ms";
        }
        return size < 600
                ? of(seconds, 3) + " s"
                : size < 7200 ? of(seconds / 60, 3) + " min" : of(seconds / 3600, 3) + " h";
    }

    private static String shortened(String plain) {
        return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
    }

    private static String power(int exponent) {
        StringBuilder power = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            power.append(c == '-' ? '\u207b' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return power.toString();
    }
}
