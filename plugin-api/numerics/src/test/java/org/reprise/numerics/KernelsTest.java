package org.reprise.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private static double exp(double z) {
        double[] out = new double[1];
        VectorExp.exp(new double[] {z}, out, 0, 1, new double[1]);
        return out[0];
    }

    @Test
    void expIsAccurate() {
        RandomGenerator random = RandomStreams.of(0, "exp");
        int count = 100_001;
        double[] z = random.doubles(count, -708, 709).toArray();
        double[] in = z.clone();
        double[] out = new double[count + 3];
        double sum = VectorExp.exp(in, out, 3, count, new double[count]);
        double worst = 0;
        for (int j = 0; j < count; j++) {
            double exact = StrictMath.exp(z[j]);
            worst = Math.max(worst, Math.abs(out[j + 3] - exact) / exact);
        }
        assertThat(worst).isLessThan(4e-16);
        assertThat(sum).isCloseTo(Arrays.stream(out).sum(), within(1e-13 * sum));
    }

    @Test
    void expAtTheEnds() {
        assertThat(exp(0)).isEqualTo(1);
        assertThat(exp(-1e300)).isZero();
        assertThat(exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(exp(-709)).isZero();
        assertThat(exp(710)).isInfinite();
        assertThat(exp(1e300)).isInfinite();
        assertThat(exp(Double.NaN)).isNaN();
    }

    @Property(tries = 200)
    void thresholdIsTheRankInOrder(
            @ForAll @Size(min = 1, max = 60) double[] numbers, @ForAll @IntRange(min = 1, max = 60) int rank) {
        double[] values = Arrays.stream(numbers).map(Math::abs).toArray();
        int place = Math.min(rank, values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(new TopEntries().threshold(values, place)).isEqualTo(sorted[sorted.length - place]);
    }

    @Property(tries = 100)
    void thresholdByMassDropsNoMore(@ForAll @DoubleRange(min = 0, max = 0.9) double share) {
        double[] values = RandomStreams.of(1, "mass")
                .doubles(500)
                .map(u -> Math.exp(-20 * u))
                .toArray();
        double mass = share * Arrays.stream(values).sum();
        double threshold = new TopEntries().thresholdByMass(values, mass);
        assertThat(Arrays.stream(values).filter(v -> v < threshold).sum()).isLessThanOrEqualTo(mass * (1 + 1e-12));
    }

    @Test
    void blocksCoverEveryRowOnceAPass() {
        for (int rows : new int[] {1, 15, 16, 100, 1001}) {
            AtomicIntegerArray seen = new AtomicIntegerArray(rows);
            RowBlocks blocks = new RowBlocks(rows, 3);
            for (int pass = 1; pass <= 300; pass++) {
                blocks.run((block, from, to) -> {
                    for (int i = from; i < to; i++) {
                        seen.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < rows; i++) {
                    assertThat(seen.get(i)).isEqualTo(pass);
                }
            }
        }
    }

    @Property(tries = 50)
    void fourRowsAtOnceAreFourRows(@ForAll @IntRange(min = 1, max = 40) int count) {
        RandomGenerator random = RandomStreams.of(count, "rows");
        double[][] rows = new double[4][];
        for (int k = 0; k < 4; k++) {
            rows[k] = random.doubles(count).toArray();
        }
        double[] v = random.doubles(count).toArray();
        double[] products = new double[5];
        Dense.dot4(rows[0], rows[1], rows[2], rows[3], v, products, 1);
        double[] sum = v.clone();
        Dense.axpy4(products, 1, rows[0], rows[1], rows[2], rows[3], sum);
        double[] expected = v.clone();
        for (int k = 0; k < 4; k++) {
            assertThat(products[k + 1]).isCloseTo(Dense.dot(rows[k], v), within(1e-13));
            Dense.axpy(products[k + 1], rows[k], 0, expected, 0, count);
        }
        assertThat(sum).usingComparatorWithPrecision(1e-12).containsExactly(expected);
    }

    @Test
    void aFailedPassDoesNotSpoilTheNext() {
        RowBlocks blocks = new RowBlocks(100, 2);
        assertThatThrownBy(() -> blocks.run((block, from, to) -> {
                    if (block == 3) {
                        throw new IllegalStateException("block");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        AtomicIntegerArray seen = new AtomicIntegerArray(blocks.count());
        blocks.run((block, from, to) -> seen.incrementAndGet(block));
        for (int block = 0; block < blocks.count(); block++) {
            assertThat(seen.get(block)).isEqualTo(1);
        }
    }

    @Test
    void exceptionsOfTasksReachTheCaller() {
        assertThatThrownBy(() -> new RowBlocks(100, 2).run((block, from, to) -> {
                    throw new IllegalStateException("block");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
