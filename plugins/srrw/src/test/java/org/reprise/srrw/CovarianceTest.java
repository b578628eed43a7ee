package org.reprise.srrw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.srrw.experiment.SamplingExperiment;
import org.reprise.srrw.problem.AsymptoticCovariance;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.BaseChain.Kind;
import org.reprise.srrw.problem.Graphs;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.testkit.FakeSetup;

class CovarianceTest {
    private static final Offset<Double> DIGITS = within(1e-10);
    private final AsymptoticCovariance paw = Paw.problem(Kind.MHRW, 1, 1).covariance();

    @Test
    void spectra() {
        double[] lambda = paw.eigenvalues();
        assertThat(lambda[0]).isCloseTo(2.0 / 3, within(1e-14));
        assertThat(lambda[1]).isCloseTo(-1.0 / 3, within(1e-14));
        assertThat(lambda[2]).isCloseTo(-1.0 / 3, within(1e-14));
        double[] simple = Paw.problem(Kind.SRW, 1, 1).covariance().eigenvalues();
        assertThat(simple[0]).isCloseTo(0.228713553878, DIGITS);
        assertThat(simple[1]).isCloseTo(-0.5, DIGITS);
        assertThat(simple[2]).isCloseTo(-0.728713553878, DIGITS);
    }

    @Test
    void karate() {
        BaseChain chain = BaseChain.of(Graphs.karate(), Kind.MHRW, BaseChain.uniform(34));
        assertThat(chain.graph().edges()).isEqualTo(78);
        AsymptoticCovariance covariance =
                TokenProblem.of(chain, chain.law(), QuadraticLoss.none(), 1, 1).covariance();
        assertThat(covariance.eigenvalues()[0]).isCloseTo(0.966497304815, DIGITS);
        assertThat(covariance.eigenvalues()[32]).isCloseTo(-0.274281772096, DIGITS);
        assertThat(covariance.visitTrace(0, 1)).isCloseTo(8.335, within(1e-3));
        assertThat(covariance.visitTrace(10, 1)).isCloseTo(0.2261, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1.5, .75",
        "1, .395604395604, .309375",
        "5, .103363412633, .095810439560",
        "10, .053849627455, .051681706317"
    })
    void visits(double alpha, double ordinary, double faster) {
        assertThat(paw.visitTrace(alpha, 1)).isCloseTo(ordinary, DIGITS);
        assertThat(paw.visitTrace(alpha, 0.8)).isCloseTo(faster, DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 17.640625, 17.640625",
        "1, 2.4887109375, 6.6234375",
        "5, .204030216007, 1.894574175824",
        "10, .057023798488, 1.001217698934"
    })
    void parameters(double alpha, double one, double two) {
        assertThat(paw.parameterTrace(alpha, 0.8, 0.9)).isCloseTo(one, DIGITS);
        assertThat(paw.parameterTrace(alpha, 0.9, 0.9)).isCloseTo(two, DIGITS);
        assertThat(paw.parameterTrace(alpha, 1, 0.9)).isCloseTo(17.640625, DIGITS);
        assertThat(paw.independentTrace(0.9)).isCloseTo(3.59375, DIGITS);
    }

    @Test
    void lastExponentNeedsCurvatureAboveAHalf() {
        // Curvature 1: b = 1 halves the drift, and without repellence all cases agree.
        assertThat(paw.independentTrace(1)).isCloseTo(2 * 3.59375, DIGITS);
        assertThat(paw.parameterTrace(0, 1, 1)).isCloseTo(paw.parameterTrace(0, 0.8, 1), DIGITS);
    }

    @Test
    void simpleRandomWalk() {
        AsymptoticCovariance covariance = Paw.problem(Kind.SRW, 1, 1).covariance();
        double[] plain = Arrays.copyOf(covariance.visits(0, 1), 4);
        assertThat(plain).containsExactly(new double[] {.119791666667, .036458333333, -.0703125, -.0859375}, DIGITS);
        double[] repellent = Arrays.copyOf(covariance.visits(2, 1), 4);
        assertThat(repellent)
                .containsExactly(new double[] {.0278246997, .000046921922, -.014569256757, -.013302364865}, DIGITS);
    }

    @Test
    void experimentsBuildTheGraphsOfTheCard() {
        for (String graph :
                new String[] {"ba:100:3", "ring:101", "lollipop:50:50", "barbell:10:3", "grid:10:10", "er:40:0.3"}) {
            TokenProblem problem = new SamplingExperiment()
                    .problem(new SamplingExperiment.Configuration(graph, Kind.MHRW, null, 1, 1), new FakeSetup(0));
            assertThat(problem.nodes()).isPositive();
            assertThat(problem.covariance().visitTrace(5, 1))
                    .isLessThan(problem.covariance().visitTrace(0, 1));
        }
        assertThat(Graphs.of("ba:100:3", new FakeSetup(0).random("graph")).edges())
                .isEqualTo(294);
    }
}
