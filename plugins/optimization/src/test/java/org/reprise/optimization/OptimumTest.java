package org.reprise.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.optimization.reference.CompositeOptimum;
import org.reprise.optimization.reference.NewtonMethod;
import org.reprise.optimization.reference.Optimum;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Values from SciPy 1.10: HiGHS for the linear programs, BFGS and a long proximal gradient method for the rest. */
class OptimumTest {
    private static final LinearModel LAD = LinearModel.of(Waves.regression(), Loss.ABSOLUTE);
    private static final LinearModel HINGE = LinearModel.of(Waves.classification(), Loss.HINGE);
    private static final LinearModel LOGISTIC = LinearModel.of(Waves.classification(), Loss.LOGISTIC);

    private static void hasValue(double expected, LinearModel f, Regulariser h, Domain domain) {
        Optimum optimum = CompositeOptimum.of(f, h, domain);
        assertThat(optimum.value()).isCloseTo(expected, within(2e-10));
        assertThat(optimum.residual()).isLessThan(1e-12);
        assertThat(f.value(optimum.x(), 0) + h.value(optimum.x(), 0, Waves.COLUMNS))
                .isCloseTo(optimum.value(), within(1e-12));
        assertThat(domain.violation(optimum.x(), 0, Waves.COLUMNS)).isLessThan(1e-12);
    }

    @Test
    void linearProgramsHaveTheirKnownOptima() {
        hasValue(1.813040521612443, LAD, Regulariser.NONE, Domain.SPACE);
        hasValue(1.8411239067377818, LAD, Regulariser.NONE, Domain.SIMPLEX);
        hasValue(1.861849813445806, LAD, Regulariser.lasso(0.05), Domain.SPACE);
        hasValue(0.8911591550676726, HINGE, Regulariser.NONE, Domain.box(-0.5, 0.7));
    }

    @Test
    void smoothProgramsHaveTheirKnownOptima() {
        hasValue(0.6789446308825521, LOGISTIC, Regulariser.NONE, Domain.SPACE);
        hasValue(0.6789446308825521, LOGISTIC, Regulariser.NONE, Domain.ball(0.5));
        hasValue(0.6924885468209353, LOGISTIC, new Regulariser(0.03, 0.1, 0), Domain.SPACE);
        Optimum newton = NewtonMethod.minimise(LOGISTIC, new double[Waves.COLUMNS], 1e-14);
        assertThat(newton.value()).isCloseTo(0.6789446308825521, within(1e-13));
        assertThat(newton.residual()).isLessThan(1e-13);
    }

    @Test
    void theBallsMultiplierIsFound() {
        Optimum optimum = CompositeOptimum.of(LOGISTIC, Regulariser.NONE, Domain.ball(0.2));
        assertThat(optimum.value()).isCloseTo(0.6838539321825783, within(1e-11));
        assertThat(optimum.residual()).isLessThan(1e-11);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void noPointNearbyIsBetter(Loss loss) {
        LinearModel f = new LinearModel(
                loss == Loss.ABSOLUTE || loss == Loss.SQUARED ? Waves.regression() : Waves.classification(),
                loss,
                1.3,
                Penalty.squaredNorm(0.01));
        Regulariser h = loss == Loss.SQUARED ? Regulariser.negativeEntropy(0.1) : new Regulariser(0.02, 0.1, 0);
        Domain domain = loss == Loss.SQUARED ? Domain.SIMPLEX : Domain.box(-0.3, 0.2);
        Optimum optimum = CompositeOptimum.of(f, h, domain);
        assertThat(optimum.residual()).isLessThan(1e-11);
        RandomGenerator random = RandomStreams.of(1, "points");
        for (int k = 0; k < 2000; k++) {
            double[] x = optimum.x().clone();
            for (int j = 0; j < x.length; j++) {
                x[j] += Math.pow(10, -k % 6) * random.nextGaussian();
            }
            domain.project(x, 0, x.length);
            assertThat(f.value(x, 0) + h.value(x, 0, x.length)).isGreaterThan(optimum.value() - 1e-12);
        }
    }

    @Test
    void aNonConvexPenaltyLeadsToAStationaryPoint() {
        LinearModel f = new LinearModel(Waves.classification(), Loss.LOGISTIC, 1, Penalty.bounded(0.5));
        double[] start = {2, -3, 0.5, 4, -1};
        assertThat(NewtonMethod.minimise(f, start, 1e-13).residual()).isLessThan(1e-12);
    }

    @Test
    void objectivesWithoutAMinimumOrNotConvexAreTold() {
        LinearModel separable = LinearModel.of(
                new Examples("two points", new double[] {1, -1}, new double[] {1, -1}, 2, 1), Loss.LOGISTIC);
        // The infimum 0 is approached, never attained, and the method stops there only because exp underflows.
        Optimum far = NewtonMethod.minimise(separable, new double[1], 1e-13);
        assertThat(far.x()[0]).isGreaterThan(20);
        LinearModel line = LinearModel.of(new Examples("line", new double[] {1}, new double[] {1}, 1, 1), Loss.SQUARED);
        assertThat(CompositeOptimum.of(line, Regulariser.NONE, Domain.SPACE).value())
                .isLessThan(1e-20);
        LinearModel concave = new LinearModel(Waves.regression(), Loss.ABSOLUTE, 1e-6, Penalty.bounded(10));
        assertThatThrownBy(() -> CompositeOptimum.of(concave, Regulariser.NONE, Domain.box(-1, 1)))
                .isInstanceOfSatisfying(
                        RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_PROBLEM));
    }
}
