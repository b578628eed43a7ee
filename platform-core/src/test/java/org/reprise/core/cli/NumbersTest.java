package org.reprise.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void fewDigitsThatDoNotMislead() {
        assertThat(Numbers.of(0.999994)).isEqualTo("0.999994");
        assertThat(Numbers.of(281)).isEqualTo("281");
        assertThat(Numbers.of(0.5)).isEqualTo("0.5");
        assertThat(Numbers.of(123450.4)).isEqualTo("123450");
        assertThat(Numbers.of(100.00000001)).isEqualTo("100");
        assertThat(Numbers.of(1e-10)).isEqualTo("1.00e-10");
        assertThat(Numbers.of(Double.NaN)).isEqualTo("-");
        assertThat(Numbers.of(Double.POSITIVE_INFINITY)).isEqualTo("inf");
        assertThat(Numbers.seconds(0.0123)).isEqualTo("12.3 ms");
    }
}
