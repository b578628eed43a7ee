package org.reprise.selu.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class MomentMapTest {
    private static final MomentMap MAP = new MomentMap(Selu.STANDARD);

    @Test
    void theConstantsAreThoseOfThePaper() {
        assertThat(Selu.STANDARD.alpha()).isCloseTo(1.6732632423543772, Offset.offset(1e-14));
        assertThat(Selu.STANDARD.lambda()).isCloseTo(1.0507009873554805, Offset.offset(1e-14));
        assertThat(Selu.STANDARD.limit()).isCloseTo(-1.7580993408473769, Offset.offset(1e-14));
        assertThat(Selu.STANDARD.value(1)).isCloseTo(1.0507009873554805, Offset.offset(1e-14));
        assertThat(Selu.STANDARD.value(-1)).isCloseTo(-1.1113307378125625, Offset.offset(1e-14));
        assertThat(Selu.STANDARD.value(0)).isZero();
        assertThat(Selu.STANDARD.value(800)).isFinite();
        assertThat(Selu.STANDARD.derivative(-1e-12)).isCloseTo(1.7581, Offset.offset(1e-4));
        assertThat(Selu.STANDARD.derivative(1e-12)).isCloseTo(1.0507, Offset.offset(1e-4));
        Selu elu = new Selu(1, 1);
        assertThat(elu.value(-0.3)).isEqualTo(Math.expm1(-0.3));
        assertThat(elu.value(0.3)).isEqualTo(0.3);
    }

    @Test
    void zeroAndOneAreAFixedPoint() {
        Moments image = MAP.apply(new Moments(0, 1), 0, 1);
        assertThat(image.mean()).isCloseTo(0, Offset.offset(1e-14));
        assertThat(image.variance()).isCloseTo(1, Offset.offset(1e-14));
        MomentMap.Jacobian jacobian = MAP.jacobian(new Moments(0, 1), 0, 1);
        assertThat(jacobian.meanByMean()).isZero();
        assertThat(jacobian.varianceByMean()).isZero();
        assertThat(jacobian.meanByVariance()).isCloseTo(0.08883476, Offset.offset(1e-8));
        assertThat(jacobian.varianceByVariance()).isCloseTo(0.78264788, Offset.offset(1e-8));
        assertThat(jacobian.norm()).isCloseTo(0.7877, Offset.offset(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 0.08961, 1.71448",
        "2, 2, 0.06425, 1.52142",
        "2, 8, 0.01153, 1.09943",
        "10, 1, 0.65071, 6.11422",
        "10, 2, 0.40811, 4.11262",
        "10, 4, 0.17549, 2.35265",
        "10, 8, 0.04462, 1.36866",
        "0.5, 1, -0.04143, 0.57750",
        "0.5, 8, -0.01075, 0.90298"
    })
    void iteratesGoWhereTheyShould(double variance, int layers, double mean, double end) {
        Moments moments = new Moments(0, variance);
        for (int l = 0; l < layers; l++) {
            moments = MAP.apply(moments, 0, 1);
        }
        assertThat(moments.mean()).isCloseTo(mean, Offset.offset(1e-5));
        assertThat(moments.variance()).isCloseTo(end, Offset.offset(1e-5));
    }

    @Test
    void weightsThatSumToOneCarryTheMean() {
        Moments one = MAP.apply(new Moments(0.1, 1.3), 1, 1);
        assertThat(one.mean()).isCloseTo(0.12314737, Offset.offset(1e-8));
        assertThat(one.variance()).isCloseTo(1.26416419, Offset.offset(1e-8));
        Moments other = MAP.apply(new Moments(-0.4, 0.5), 1, 1);
        assertThat(other.mean()).isCloseTo(-0.45165743, Offset.offset(1e-8));
        assertThat(other.variance()).isCloseTo(0.49220624, Offset.offset(1e-8));
    }

    @Test
    void otherFixedPointsHaveTheirConstants() {
        Selu wide = Selu.withFixedPoint(new Moments(0, 2));
        assertThat(wide.alpha()).isCloseTo(1.97125575, Offset.offset(1e-8));
        assertThat(wide.lambda()).isCloseTo(1.06070908, Offset.offset(1e-8));
        Selu shifted = Selu.withFixedPoint(new Moments(-0.1, 2));
        assertThat(shifted.alpha()).isCloseTo(1.9769022, Offset.offset(1e-7));
        assertThat(shifted.lambda()).isCloseTo(1.0738512, Offset.offset(1e-7));
        Selu standard = Selu.withFixedPoint(new Moments(0, 1));
        assertThat(standard.alpha()).isCloseTo(Selu.STANDARD.alpha(), Offset.offset(1e-13));
        assertThat(standard.lambda()).isCloseTo(Selu.STANDARD.lambda(), Offset.offset(1e-13));
        assertThatThrownBy(() -> Selu.withFixedPoint(new Moments(0, -1)))
                .isInstanceOfSatisfying(
                        RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
    }

    @Property(tries = 200)
    void theJacobianIsThatOfDifferences(
            @ForAll @DoubleRange(min = -1, max = 1) double mean,
            @ForAll @DoubleRange(min = 0.05, max = 16) double variance,
            @ForAll @DoubleRange(min = -1, max = 1) double omega,
            @ForAll @DoubleRange(min = 0.5, max = 1.5) double tau) {
        double h = 1e-5 * variance;
        MomentMap.Jacobian jacobian = MAP.jacobian(new Moments(mean, variance), omega, tau);
        Moments right = MAP.apply(new Moments(mean + h, variance), omega, tau);
        Moments left = MAP.apply(new Moments(mean - h, variance), omega, tau);
        Moments up = MAP.apply(new Moments(mean, variance + h), omega, tau);
        Moments down = MAP.apply(new Moments(mean, variance - h), omega, tau);
        Offset<Double> close = Offset.offset(1e-5 * (1 + Math.abs(jacobian.norm())));
        assertThat(jacobian.meanByMean()).isCloseTo((right.mean() - left.mean()) / (2 * h), close);
        assertThat(jacobian.varianceByMean()).isCloseTo((right.variance() - left.variance()) / (2 * h), close);
        assertThat(jacobian.meanByVariance()).isCloseTo((up.mean() - down.mean()) / (2 * h), close);
        assertThat(jacobian.varianceByVariance()).isCloseTo((up.variance() - down.variance()) / (2 * h), close);
    }

    @Test
    void hugeVariancesDoNotOverflow() {
        Moments image = MAP.apply(new Moments(3, 1e4), 1, 1);
        // Nearly a rectifier: lambda sqrt(v / 2 pi) and so on, up to the limit of the negative side.
        assertThat(image.mean())
                .isCloseTo(1.0507 * (100 / Math.sqrt(2 * Math.PI) + 1.5) - 1.7581 / 2, Offset.offset(0.2));
        assertThat(image.variance()).isPositive().isFinite();
        assertThat(GaussianPieces.scaledErfc(3)).isCloseTo(0.17900115118138995, Offset.offset(1e-15));
        assertThat(GaussianPieces.scaledErfc(2.999999999))
                .isCloseTo(GaussianPieces.scaledErfc(3.000000001), Offset.offset(2e-10));
        assertThat(GaussianPieces.scaledErfc(1e6)).isCloseTo(1 / Math.sqrt(Math.PI) / 1e6, Offset.offset(1e-18));
    }
}
