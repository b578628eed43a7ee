package org.reprise.ef21w.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reprise.ef21w.KeepingTrial;
import org.reprise.ef21w.Tiny;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Gradients;
import org.reprise.numerics.Dense;
import org.reprise.optimization.problem.Smoothness;

class KnownTrajectoryTest {
    private static final double[] OLD = {
        2.4722222222, 2.1038746439, 1.8438704895, 1.5914997647, 1.4387651358, 1.3145758224
    };
    private static final double[] NEW = {
        2.4722222222, 1.9550105662, 1.6124407119, 1.3766079843, 1.1913638279, 1.0773307112
    };

    private static StepParameters parameters(String compressor, Theory theory) {
        return new StepParameters(compressor, theory, false, 1, 0, Init.COMPRESSED);
    }

    private static KeepingTrial run(boolean weighted, String compressor, Theory theory, long rounds) {
        KeepingTrial trial = new KeepingTrial(rounds, 1);
        StepParameters p = parameters(compressor, theory);
        if (weighted) {
            new Ef21Weighted().solve(Tiny.problem(), p, trial);
        } else {
            new Ef21().solve(Tiny.problem(), p, trial);
        }
        return trial;
    }

    private static double gradient(double[] x) {
        double[] g = new Gradients(Tiny.problem().clients()).whole(x);
        return Dense.dot(g, g);
    }

    private static void follows(KeepingTrial trial, double[] squares, double... end) {
        for (int t = 0; t < squares.length; t++) {
            assertThat(gradient(trial.kept.get(t).x())).isCloseTo(squares[t], within(1e-9));
        }
        assertThat(trial.kept.get(6).x()).containsExactly(end, within(1e-10));
    }

    @Test
    void constantsAreTheKnownOnes() {
        DistributedProblem problem = Tiny.problem();
        Smoothness l = problem.clients().smoothness();
        assertThat(l.blocks()).containsExactly(new double[] {3, 10, 100}, within(1e-12));
        assertThat(l.whole()).isCloseTo(104.0 / 3, within(1e-12));
        assertThat(l.quadraticMean()).isCloseTo(58.04883001979, within(1e-10));
        assertThat(l.arithmeticMean()).isCloseTo(113.0 / 3, within(1e-12));
        assertThat(new Contraction(1.0 / 3).xi()).isCloseTo(4.449489742783, within(1e-12));
        assertThat(new Contraction(0.1).xi()).isCloseTo(18.486832980505, within(1e-11));
        assertThat(new Contraction(0.01).xi()).isCloseTo(198.498743710662, within(1e-10));
        assertThat(new Contraction(1).xi()).isZero();
        assertThat(run(false, "topk:1", Theory.OLD, 0).last().certificate().gamma())
                .isCloseTo(0.003413501225363, within(1e-14));
        assertThat(run(true, "topk:1", Theory.NEW, 0).last().certificate().gamma())
                .isCloseTo(0.004944030762451, within(1e-14));
    }

    @Test
    void topOneFollowsTheKnownTrajectories() {
        follows(run(false, "topk:1", Theory.OLD, 6), OLD, 0.0210387349, 0.0022989597, 0.0187897164);
        follows(run(false, "topk:1", Theory.NEW, 6), NEW, 0.0316288941, 0.0033448716, 0.0237340931);
        follows(run(true, "topk:1", Theory.NEW, 6), NEW, 0.0316288941, 0.0033448716, 0.0237340931);
    }

    @Test
    void roundsToTheSolutionAreTheKnownOnes() {
        assertThat(rounds(run(false, "topk:1", Theory.OLD, 3000))).isEqualTo(2790);
        KeepingTrial weighted = run(true, "topk:1", Theory.NEW, 3000);
        assertThat(rounds(weighted)).isEqualTo(1925);
        assertThat(weighted.last().x()).containsExactly(new double[] {0.25, 0.25, 0.0336538462}, within(1e-6));
    }

    private static int rounds(KeepingTrial trial) {
        int t = 0;
        while (gradient(trial.kept.get(t).x()) >= 1e-12) {
            t++;
        }
        return t;
    }

    @Test
    void aCompressorThatIsNotHomogeneousTellsTheTwoApart() {
        StepParameters p = new StepParameters("pow2-trunc", Theory.NEW, false, 1, 0.004944030762451, Init.COMPRESSED);
        assertThat(new Ef21().solve(Tiny.problem(), p, new KeepingTrial(6, 1)).x())
                .containsExactly(new double[] {0.0258467233, 0.0097399981, 0.0234648335}, within(1e-10));
        assertThat(new Ef21Weighted()
                        .solve(Tiny.problem(), p, new KeepingTrial(6, 1))
                        .x())
                .containsExactly(new double[] {0.0264162462, 0.0087955846, 0.0229905634}, within(1e-10));
    }
}
