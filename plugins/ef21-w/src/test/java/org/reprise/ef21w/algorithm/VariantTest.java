package org.reprise.ef21w.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.ef21w.Instances;
import org.reprise.ef21w.KeepingTrial;
import org.reprise.ef21w.Tiny;
import org.reprise.ef21w.algorithm.ParticipationParameters.StepRule;
import org.reprise.ef21w.problem.Clients;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.LinearClients;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;

class VariantTest {
    private static StepParameters step(String compressor) {
        return new StepParameters(compressor, Theory.NEW, false, 1, 0, Init.COMPRESSED);
    }

    private static SgdParameters sgd(int batch) {
        return new SgdParameters("topk:1", batch, SgdParameters.StepRule.EF21, Theory.NEW, 1, 0, Init.COMPRESSED);
    }

    private static ParticipationParameters pp(double p, double least) {
        return new ParticipationParameters(
                "topk:1", p, least, StepRule.CLOSED, 1e-3, 1e-3, Theory.NEW, 1, 0, Init.COMPRESSED);
    }

    private static double difference(KeepingTrial one, KeepingTrial other) {
        assertThat(one.kept).hasSameSizeAs(other.kept);
        double most = 0;
        for (int t = 0; t < one.kept.size(); t++) {
            double[] x = one.kept.get(t).x();
            double[] y = other.kept.get(t).x();
            for (int j = 0; j < x.length; j++) {
                most = Math.max(most, Math.abs(x[j] - y[j]));
            }
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(strings = {"topk:1", "topk:4", "randk:2", "randk-unbiased:3", "bernoulli:0.4", "sign"})
    void weightsDoNotMatterToHomogeneousCompressors(String compressor) {
        DistributedProblem problem = Instances.synthetic(50, 1, 3);
        KeepingTrial plain = new KeepingTrial(1000, 1);
        KeepingTrial weighted = new KeepingTrial(1000, 1);
        new Ef21().solve(problem, step(compressor), plain);
        new Ef21Weighted().solve(problem, step(compressor), weighted);
        assertThat(difference(plain, weighted)).isLessThan(1e-10);
        assertThat(weighted.counters()).isEqualTo(plain.counters());
    }

    @Test
    void withoutCompressionItIsGradientDescent() {
        DistributedProblem problem = Instances.synthetic(20, 1, 4);
        KeepingTrial descent = new KeepingTrial(300, 1);
        KeepingTrial plain = new KeepingTrial(300, 1);
        KeepingTrial weighted = new KeepingTrial(300, 1);
        KeepingTrial memory = new KeepingTrial(300, 1);
        new GradientDescent().solve(problem, new GradientDescent.Parameters(1, 0), descent);
        new Ef21().solve(problem, step("identity"), plain);
        new Ef21Weighted().solve(problem, step("identity"), weighted);
        new ErrorFeedback14().solve(problem, new DirectParameters("identity", Theory.OLD, 1, 0), memory);
        assertThat(plain.last().certificate().gamma())
                .isEqualTo(1 / problem.clients().smoothness().whole());
        assertThat(difference(descent, plain)).isLessThan(1e-12);
        assertThat(difference(descent, weighted)).isLessThan(1e-12);
        assertThat(difference(descent, memory)).isLessThan(1e-12);
    }

    @Test
    void equalClientsHaveEqualWeightsAndOneStep() {
        double[] features = {1, 0, 0, 2, 1, 0, 0, 2};
        LinearModel model = new LinearModel(
                new Examples("equal", features, new double[] {1, 2, -1, 3}, 4, 2), Loss.SQUARED, 1, Penalty.NONE);
        DistributedProblem problem =
                DistributedProblem.of(new LinearClients(model, new int[] {0, 2, 4}), new double[2], 0, 0);
        Analysis old = Analysis.of(problem, Theory.OLD.weighting(problem));
        Analysis fresh = Analysis.of(problem, Theory.NEW.weighting(problem));
        assertThat(fresh.weighting().shares()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        assertThat(fresh.step(3)).isCloseTo(old.step(3), within(1e-15));
    }

    @Test
    void specialCasesAreTheOthers() {
        DistributedProblem problem = Instances.synthetic(20, 1, 5);
        KeepingTrial plain = new KeepingTrial(200, 1);
        KeepingTrial all = new KeepingTrial(200, 1);
        KeepingTrial whole = new KeepingTrial(200, 1);
        KeepingTrial batch = new KeepingTrial(200, 1);
        KeepingTrial dense = new KeepingTrial(200, 1);
        new Ef21Weighted().solve(problem, step("topk:1"), plain);
        new Ef21WeightedPartial().solve(problem, pp(1, 0), all);
        new Ef21WeightedSgd().solve(problem, sgd(0), whole);
        new Ef21WeightedSgd().solve(problem, sgd(10), batch);
        new Ef21WeightedRare()
                .solve(problem, new RareParameters("topk:1", Theory.NEW, true, 1, 0, Init.COMPRESSED), dense);
        assertThat(difference(plain, all)).isZero();
        assertThat(difference(plain, whole)).isZero();
        assertThat(difference(plain, batch)).isLessThan(1e-12);
        assertThat(difference(plain, dense)).isLessThan(1e-12);
        assertThat(all.counters()).isEqualTo(plain.counters());
    }

    @Test
    void clonesShareTheirState() {
        DistributedProblem problem = Tiny.problem();
        int[] clones = Weighting.clones(problem.clients().smoothness());
        assertThat(clones).containsExactly(1, 1, 3);
        KeepingTrial together = new KeepingTrial(200, 1);
        new Ef21Cloned().solve(problem, new Ef21Cloned.Parameters("topk:1", 1, 0, Init.COMPRESSED), together);
        // Five clients of their own: client i scaled by N/(n N_i).
        LinearModel model = ((LinearClients) problem.clients()).model();
        double[] features = new double[45];
        double[] targets = new double[15];
        int[] originals = {0, 1, 2, 2, 2};
        for (int c = 0; c < 5; c++) {
            double root = Math.sqrt(5.0 / (3 * clones[originals[c]]));
            for (int k = 0; k < 9; k++) {
                features[9 * c + k] = root * model.examples().features()[9 * originals[c] + k];
            }
            for (int k = 0; k < 3; k++) {
                targets[3 * c + k] = root * model.examples().targets()[3 * originals[c] + k];
            }
        }
        LinearModel apart =
                new LinearModel(new Examples("clones", features, targets, 15, 3), Loss.SQUARED, 3, Penalty.NONE);
        DistributedProblem cloned =
                DistributedProblem.of(new LinearClients(apart, new int[] {0, 3, 6, 9, 12, 15}), new double[3], 0, 0);
        KeepingTrial separate = new KeepingTrial(200, 1);
        new Ef21().solve(cloned, new StepParameters("topk:1", Theory.OLD, false, 1, 0, Init.COMPRESSED), separate);
        assertThat(separate.last().certificate().gamma())
                .isCloseTo(together.last().certificate().gamma(), within(1e-15));
        assertThat(difference(separate, together)).isLessThan(1e-14);
    }

    @Test
    void theServerKnowsTheSumOfTheEstimates() {
        DistributedProblem problem = Instances.synthetic(30, 1, 6);
        KeepingTrial trial = new KeepingTrial(9999, 1);
        Estimates end = new Ef21Weighted().solve(problem, step("topk:1"), trial);
        double[] weights =
                Weighting.bySmoothness(problem.clients().smoothness()).shares();
        double[] sum = new double[10];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 10; j++) {
                sum[j] += weights[i] * end.estimators()[10 * i + j];
            }
        }
        assertThat(end.server()).containsExactly(sum, within(1e-9));
    }

    @Test
    void bitsAndSamplesAreCountedExactly() {
        DistributedProblem problem = Instances.synthetic(20, 1, 7);
        KeepingTrial trial = new KeepingTrial(50, 1);
        new Ef21Weighted().solve(problem, step("topk:1"), trial);
        assertThat(trial.counters()).containsEntry("bits", 51L * 20 * (32 + 4)).containsEntry("samples", 51L * 200);
        assertThat(trial.last().bits()).isEqualTo(51L * 20 * 36);
        KeepingTrial full = new KeepingTrial(50, 1);
        new Ef21Weighted().solve(problem, new StepParameters("topk:1", Theory.NEW, false, 1, 0, Init.FULL), full);
        assertThat(full.counters()).containsEntry("bits", 20L * 320 + 50L * 20 * 36);
        KeepingTrial zero = new KeepingTrial(50, 1);
        new Ef21Weighted().solve(problem, new StepParameters("topk:1", Theory.NEW, false, 1, 0, Init.ZERO), zero);
        assertThat(zero.counters()).containsEntry("bits", 50L * 20 * 36);
        KeepingTrial batches = new KeepingTrial(50, 1);
        new Ef21Sgd().solve(problem, sgd(3), batches);
        assertThat(batches.counters()).containsEntry("samples", 51L * 60);
        KeepingTrial half = new KeepingTrial(2000, 1);
        new Ef21WeightedPartial().solve(problem, pp(0.6, 0.2), half);
        long messages = half.counters().get("bits") / 36 - 20;
        assertThat(messages / 40_000.0).isCloseTo(0.4, within(0.01));
        KeepingTrial descent = new KeepingTrial(50, 1);
        new GradientDescent().solve(problem, new GradientDescent.Parameters(1, 0), descent);
        assertThat(descent.counters()).containsEntry("bits", 50L * 20 * 320);
    }

    @Test
    void rareFeaturesHaveShorterMessages() {
        DistributedProblem problem = Instances.rare(0.1, 1);
        Clients clients = problem.clients();
        KeepingTrial trial = new KeepingTrial(10, 1);
        new Ef21WeightedRare()
                .solve(problem, new RareParameters("topk:1", Theory.NEW, false, 1, 0, Init.COMPRESSED), trial);
        long round = 0;
        for (int i = 0; i < clients.count(); i++) {
            int width = clients.width(i);
            round += 32 + (width == 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(width - 1));
        }
        assertThat(trial.counters()).containsEntry("bits", 11 * round);
        assertThat(trial.last().estimators()).hasSize(clients.size());
        assertThat(clients.size()).isEqualTo(30 * 4);
    }

    @Test
    void threadsDoNotMatter() {
        DistributedProblem problem = Instances.synthetic(600, 1, 8);
        for (String compressor : new String[] {"topk:1", "randk:2", "natural"}) {
            KeepingTrial one = new KeepingTrial(30, 1);
            KeepingTrial three = new KeepingTrial(30, 3);
            new Ef21Weighted().solve(problem, step(compressor), one);
            new Ef21Weighted().solve(problem, step(compressor), three);
            assertThat(difference(one, three)).isZero();
        }
    }

    @Test
    void aKilledRunGoesOnToTheSameBits() {
        DistributedProblem problem = Instances.synthetic(40, 1, 9);
        SgdParameters p =
                new SgdParameters("randk:2", 4, SgdParameters.StepRule.THEORY_SGD, Theory.NEW, 1, 0, Init.COMPRESSED);
        KeepingTrial whole = new KeepingTrial(100, 1);
        KeepingTrial killed = new KeepingTrial(60, 1);
        KeepingTrial rest = new KeepingTrial(100, 1);
        new Ef21WeightedSgd().solve(problem, p, whole);
        killed.saveEvery(25);
        new Ef21WeightedSgd().solve(problem, p, killed);
        rest.continueFrom(killed);
        new Ef21WeightedSgd().solve(problem, p, rest);
        assertThat(killed.checkpointed()).isEqualTo(50);
        assertThat(rest.last().x()).containsExactly(whole.last().x());
        assertThat(rest.last().bits()).isEqualTo(whole.last().bits());
        assertThat(rest.counters()).isEqualTo(whole.counters());
        DirectParameters direct = new DirectParameters("randk:2", Theory.NEW, 1, 0);
        KeepingTrial memory = new KeepingTrial(100, 1);
        KeepingTrial lost = new KeepingTrial(60, 1);
        KeepingTrial found = new KeepingTrial(100, 1);
        new ErrorFeedback14().solve(problem, direct, memory);
        lost.saveEvery(25);
        new ErrorFeedback14().solve(problem, direct, lost);
        found.continueFrom(lost);
        new ErrorFeedback14().solve(problem, direct, found);
        assertThat(found.last().x()).containsExactly(memory.last().x());
    }

    @Test
    void aRunThatDivergesEndsEarlyWithWhatItHas() {
        DistributedProblem problem = Instances.synthetic(20, 1, 10);
        KeepingTrial trial = new KeepingTrial(100_000, 1);
        Estimates end = new Ef21Weighted()
                .solve(problem, new StepParameters("topk:1", Theory.NEW, false, 1e4, 0, Init.COMPRESSED), trial);
        assertThat(end.rounds()).isLessThan(100_000);
        assertThat(Double.isFinite(Arrays.stream(end.server()).map(g -> g * g).sum()))
                .isFalse();
        KeepingTrial direct = new KeepingTrial(100_000, 1);
        end = new GradientDescent().solve(problem, new GradientDescent.Parameters(1e4, 0), direct);
        assertThat(end.rounds()).isLessThan(100_000);
    }

    @Test
    void stepsBeyondTheTheoryCarryNoCertificate() {
        DistributedProblem problem = Instances.synthetic(20, 1, 11);
        for (double multiplier : new double[] {0.5, 1, 2}) {
            KeepingTrial trial = new KeepingTrial(0, 1);
            new Ef21()
                    .solve(
                            problem,
                            new StepParameters("topk:1", Theory.NEW, false, multiplier, 0, Init.COMPRESSED),
                            trial);
            assertThat(Double.isNaN(trial.last().certificate().coefficient())).isEqualTo(multiplier > 1);
        }
    }
}
