package org.reprise.core.report.analysis;

import org.reprise.core.report.chart.NumberText;

/** P-values in words. */
final class Chance {
    private Chance() {}

    static String text(double p) {
        return p < 1e-10 ? "p < 10\u207b\u00b9\u2070" : "p = " + NumberText.of(p, 2);
    }

    static String number(double p) {
        return p < 1e-10 ? "< 10\u207b\u00b9\u2070" : NumberText.of(p, 2);
    }
}
