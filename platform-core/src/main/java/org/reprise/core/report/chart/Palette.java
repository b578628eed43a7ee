package org.reprise.core.report.chart;

import java.util.List;

/** How colours are written. Those of lines are Okabe's and Ito's, darkened until they stand out from white. */
public enum Palette {
    /** Plain colours on white, for files. */
    PAPER,
    /** Variables of the page's style sheet, so that a chart turns dark with the page. */
    PAGE;

    private static final List<String> SERIES =
            List.of("#0072b2", "#d55e00", "#00805d", "#b0508a", "#9a6a00", "#3f4a57", "#2b8fc7", "#7a4fbf");
    private static final List<String> DASHES =
            List.of("", "9 4", "2 4", "12 4 2 4", "5 3", "16 5", "2 2", "10 3 2 3 2 3");

    /** Colour of text and axes. */
    String ink() {
        return this == PAPER ? "#17202b" : "var(--ink)";
    }

    /** Colour of what explains. */
    String soft() {
        return this == PAPER ? "#556273" : "var(--soft)";
    }

    /** Colour of grid lines. */
    String grid() {
        return this == PAPER ? "#e1e6ec" : "var(--line)";
    }

    /** Colour behind everything. */
    String back() {
        return this == PAPER ? "#ffffff" : "var(--card)";
    }

    /** Colour of the i-th line; there are eight, and dashes tell the rest apart. */
    String series(int i) {
        int index = i % SERIES.size();
        return this == PAPER ? SERIES.get(index) : "var(--s" + index + ")";
    }

    /** Dashes of the i-th line; empty for none. */
    static String dash(int i) {
        return DASHES.get((i + i / SERIES.size()) % DASHES.size());
    }
}
