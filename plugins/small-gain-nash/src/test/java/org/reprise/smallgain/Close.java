package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;

/** Comparisons of numbers. */
final class Close {
    private Close() {}

    static void close(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, Offset.offset(relative * Math.max(1e-300, Math.abs(expected))));
    }

    static void close(double[] actual, double[] expected, double relative) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < actual.length; k++) {
            close(actual[k], expected[k], relative);
        }
    }
}
