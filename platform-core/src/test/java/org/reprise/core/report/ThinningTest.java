package org.reprise.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Property(tries = 200)
    void keepsEndsOrderAndCap(
            @ForAll @IntRange(min = 1, max = 2_000_000) int size, @ForAll @IntRange(min = 2, max = 500) int cap) {
        int[] kept = Thinning.indices(size, cap);
        assertThat(kept.length).isBetween(Math.min(size, Math.max(2, cap / 3)), Math.min(size, cap));
        assertThat(kept[0]).isZero();
        assertThat(kept[kept.length - 1]).isEqualTo(size - 1);
        for (int i = 1; i < kept.length; i++) {
            assertThat(kept[i]).isGreaterThan(kept[i - 1]);
        }
    }

    @Test
    void everyDecadeKeepsPoints() {
        int[] kept = Thinning.indices(1_000_000, 400);
        for (int decade = 10; decade < 1_000_000; decade *= 10) {
            int from = decade;
            assertThat(Arrays.stream(kept)
                            .filter(i -> i >= from && i < 10 * from)
                            .count())
                    .isGreaterThan(8);
        }
    }
}
