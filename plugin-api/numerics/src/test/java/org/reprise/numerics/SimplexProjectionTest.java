package org.reprise.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SimplexProjectionTest {
    @Property
    void agreesWithSorting(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -50, max = 50) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 30) double total) {
        double[] a = values.stream().mapToDouble(x -> x).toArray();
        double[] out = new double[a.length];
        SimplexProjection.project(a, 0, a.length, total, out);
        double[] sorted = a.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double threshold = 0;
        for (int k = 1; k <= a.length; k++) {
            sum += sorted[a.length - k];
            if (sorted[a.length - k] - (sum - total) / k > 0) {
                threshold = (sum - total) / k;
            }
        }
        for (int j = 0; j < a.length; j++) {
            assertThat(out[j]).isCloseTo(Math.max(a[j] - threshold, 0), within(1e-11));
        }
        assertThat(Arrays.stream(out).sum()).isCloseTo(total, within(1e-11));
    }

    @Test
    void extremes() {
        double[] out = new double[3];
        SimplexProjection.project(new double[] {1e18, 0, 1e18}, 0, 3, 1, out);
        assertThat(out).containsExactly(.5, 0, .5);
        SimplexProjection.project(new double[] {3e15, 3e15 + 1, 3e15}, 0, 3, .25, out);
        assertThat(out).containsExactly(0, .25, 0);
        SimplexProjection.project(new double[] {2, 2, 2}, 0, 3, 1, out);
        assertThat(out).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
        // Ends, and does not hide it, where there is nothing to project.
        SimplexProjection.project(new double[] {Double.NaN, 1, 2}, 0, 3, 1, out);
        assertThat(out[0]).isNaN();
    }
}
