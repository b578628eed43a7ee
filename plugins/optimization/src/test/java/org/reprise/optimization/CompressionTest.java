package org.reprise.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.compression.Compressor;
import org.reprise.optimization.compression.Compressors;
import org.reprise.optimization.compression.Message;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class CompressionTest {
    private static final int D = 12;
    private static final List<String> ALL = List.of(
            "topk:1",
            "topk:5",
            "topk:12",
            "randk:1",
            "randk:5",
            "randk-unbiased:2",
            "bernoulli:0.3",
            "natural",
            "pow2-trunc",
            "sign",
            "identity");

    /** C(v) with zeros where nothing is sent. */
    private static double[] image(Compressor compressor, double[] v, RandomGenerator random) {
        double[] work = v.clone();
        Message message = new Message(v.length);
        compressor.compress(work, v.length, random, message);
        double[] image = new double[v.length];
        for (int k = 0; k < message.count(); k++) {
            image[message.indices()[k]] = work[message.indices()[k]];
        }
        return image;
    }

    private static double squaredError(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private static double[] gaussian(int d, RandomGenerator random) {
        double[] v = new double[d];
        Arrays.setAll(v, j -> random.nextGaussian() * Math.exp(2 * random.nextGaussian()));
        return v;
    }

    @Test
    void allContractAsMuchAsTheySay() {
        for (String text : ALL) {
            Compressor compressor = Compressors.parse(text);
            assertThat(compressor.text()).isEqualTo(text);
            RandomGenerator random = RandomStreams.of(1, text);
            double error = 0;
            double worst = 0;
            for (int trial = 0; trial < 10_000; trial++) {
                double[] v = gaussian(D, random);
                double share = squaredError(image(compressor, v, random), v) / squaredError(v, new double[D]);
                error += share / 10_000;
                worst = Math.max(worst, share);
            }
            double allowed = 1 - compressor.contraction(D);
            assertThat(error).as(text).isLessThanOrEqualTo(allowed + 0.02);
            if (compressor.deterministic()) {
                assertThat(worst).as(text).isLessThanOrEqualTo(allowed + 1e-12);
            } else if (!text.equals("natural")) {
                assertThat(error).as(text).isCloseTo(allowed, within(0.02));
            }
        }
    }

    @Test
    void naturalRoundingIsUnbiasedBeforeItIsScaled() {
        RandomGenerator random = RandomStreams.of(2, "natural");
        double[] v = {1.5, -0.3, 4, 0, 1e-5};
        double[] mean = new double[v.length];
        for (int k = 0; k < 100_000; k++) {
            double[] image = image(Compressors.parse("natural"), v, random);
            for (int j = 0; j < v.length; j++) {
                mean[j] += image[j] * 9 / 8 / 100_000;
                double exponent = Math.log(Math.abs(image[j] * 9 / 8)) / Math.log(2);
                assertThat(v[j] == 0 || Math.abs(exponent - Math.rint(exponent)) < 1e-9)
                        .isTrue();
            }
        }
        for (int j = 0; j < v.length; j++) {
            assertThat(mean[j]).isCloseTo(v[j], within(0.01 * Math.abs(v[j])));
        }
    }

    @Property(tries = 300)
    void topKKeepsTheLargestAndOfEqualOnesTheFirst(
            @ForAll @IntRange(min = 1, max = 40) int d, @ForAll @IntRange(min = 1, max = 40) int k, @ForAll long seed) {
        RandomGenerator random = RandomStreams.of(seed, "v");
        // Few values, so that many are equal.
        double[] v = random.ints(d, -3, 4).asDoubleStream().toArray();
        Message message = new Message(d);
        Compressors.parse("topk:" + k).compress(v.clone(), d, random, message);
        int[] expected = IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(v[j])))
                .limit(k)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        assertThat(Arrays.copyOf(message.indices(), message.count())).containsExactlyInAnyOrder(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"randk:3", "randk:20"})
    void randKDrawsAllSubsetsAlike(String text) {
        RandomGenerator random = RandomStreams.of(4, text);
        int d = 25;
        Compressor compressor = Compressors.parse(text);
        Message message = new Message(d);
        int[] counts = new int[d];
        for (int trial = 0; trial < 20_000; trial++) {
            compressor.compress(new double[d], d, random, message);
            int[] kept = Arrays.copyOf(message.indices(), message.count());
            assertThat(Arrays.stream(kept).distinct().count()).isEqualTo(kept.length);
            Arrays.stream(kept).forEach(j -> counts[j]++);
        }
        double share = compressor.contraction(d);
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count / 20_000.0).isCloseTo(share, within(0.02)));
    }

    @Test
    void homogeneityIsAsTheySay() {
        for (String text : ALL) {
            Compressor compressor = Compressors.parse(text);
            double[] v = gaussian(D, RandomStreams.of(5, "v"));
            double[] scaled = Arrays.stream(v).map(x -> 3 * x).toArray();
            double[] image = image(compressor, v, RandomStreams.of(6, "c"));
            double[] other = image(compressor, scaled, RandomStreams.of(6, "c"));
            double error = 0;
            for (int j = 0; j < D; j++) {
                error += Math.abs(other[j] - 3 * image[j]);
            }
            assertThat(error < 1e-9).as(text).isEqualTo(compressor.homogeneous());
        }
    }

    @Test
    void bitsAreCounted() {
        assertThat(Compressors.parse("topk:3").bits(3, 1000)).isEqualTo(3 * (32 + 10));
        assertThat(Compressors.parse("topk:1").bits(1, 1024)).isEqualTo(42);
        assertThat(Compressors.parse("topk:1").bits(1, 1)).isEqualTo(32);
        assertThat(Compressors.parse("randk:3").bits(3, 1000)).isEqualTo(96);
        assertThat(Compressors.parse("bernoulli:0.5").bits(0, 10)).isZero();
        assertThat(Compressors.parse("bernoulli:0.5").bits(10, 10)).isEqualTo(320);
        assertThat(Compressors.parse("natural").bits(10, 10)).isEqualTo(90);
        assertThat(Compressors.parse("pow2-trunc").bits(10, 10)).isEqualTo(90);
        assertThat(Compressors.parse("sign").bits(10, 10)).isEqualTo(42);
        assertThat(Compressors.parse("identity").bits(10, 10)).isEqualTo(320);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topk:1", "topk:2", "natural", "pow2-trunc", "sign", "identity"})
    void whatIsNotFiniteIsSentAsNaN(String text) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] image = image(Compressors.parse(text), new double[] {1, 2, bad, 3}, RandomStreams.of(7, "c"));
            assertThat(Arrays.stream(image).sum()).isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"topk", "topk:0", "topk:x", "bernoulli:0", "bernoulli:1.5", "bernoulli:x", "sign:2", "zip"})
    void otherNamesAreRefused(String text) {
        assertThatThrownBy(() -> Compressors.parse(text)).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE);
            assertThat(e.getMessage()).contains("'" + text + "'").contains("expected");
            assertThat(e.hint()).isNotBlank();
        });
    }

    @Test
    void moreThanThereIsCannotBeKept() {
        for (String text : List.of("topk:13", "randk:13")) {
            assertThatThrownBy(() -> Compressors.parse(text).check(12)).hasMessageContaining("K from 1 to 12");
        }
        Compressors.parse("topk:12").check(12);
        assertThatThrownBy(() -> Compressors.parse("sign").check(0)).hasMessageContaining("at least 1");
    }
}
