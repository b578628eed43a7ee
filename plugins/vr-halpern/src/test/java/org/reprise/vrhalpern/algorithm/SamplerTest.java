package org.reprise.vrhalpern.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.vrhalpern.Instances;
import org.reprise.vrhalpern.problem.FiniteSum;
import org.reprise.vrhalpern.problem.MatrixGame;

class SamplerTest {
    @Test
    void uniformBatchesHaveNoTwins() {
        IndexSampler sampler = new IndexSampler(Instances.squares(20, 3, 1).operator(), RandomStreams.of(1, "sampler"));
        int[] batch = new int[5];
        double[] seen = new double[20];
        int draws = 40_000;
        for (int k = 0; k < draws; k++) {
            sampler.draw(batch, 5);
            assertThat(Arrays.stream(batch).distinct().count()).isEqualTo(5);
            for (int i : batch) {
                seen[i]++;
            }
        }
        double expected = draws * 5 / 20.0;
        for (double count : seen) {
            assertThat(count).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void theAliasTableDrawsFromItsProbabilities() {
        FiniteSum game = Instances.randomGame(12, MatrixGame.Sampling.NORMS, 5).operator();
        IndexSampler sampler = new IndexSampler(game, RandomStreams.of(1, "alias"));
        double[] seen = new double[12];
        int draws = 200_000;
        for (int k = 0; k < draws; k++) {
            seen[sampler.next()]++;
        }
        for (int i = 0; i < 12; i++) {
            double expected = draws * game.probabilities()[i];
            assertThat(seen[i]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void probabilitiesOfFullEvaluations() {
        assertThat(HalpernPage.probability(0, 100)).isEqualTo(1);
        assertThat(HalpernPage.probability(1, 100)).isEqualTo(1);
        assertThat(HalpernPage.probability(2, 100)).isEqualTo(4 / 6.0);
        assertThat(HalpernPage.probability(11, 100)).isEqualTo(4 / 15.0);
        assertThat(HalpernPage.probability(12, 100)).isEqualTo(4 / 15.0);
        assertThat(HalpernPage.probability(1000, 10_000)).isEqualTo(4 / 105.0);
        for (long k = 0; k < 50; k++) {
            assertThat(HalpernPage.probability(k, 1)).isBetween(0.0, 1.0);
        }
    }
}
