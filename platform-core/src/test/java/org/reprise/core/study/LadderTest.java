package org.reprise.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.spi.Direction;

class LadderTest {
    private static final Preset.Halving HALVING = new Preset.Halving(10, 3, null);

    private static double x(TrialSpec trial) {
        return (Double) trial.parameters().get("x");
    }

    /** Runs a ladder with trials that end in any order; the loss is the parameter. */
    private static List<TrialSpec> climb(TrialSource ladder, int jobs, Random random) {
        List<TrialSpec> asked = new ArrayList<>();
        List<TrialSpec> running = new ArrayList<>();
        while (!ladder.over()) {
            TrialSpec next = running.size() < jobs ? ladder.poll() : null;
            if (next != null) {
                asked.add(next);
                running.add(next);
            } else {
                assertThat(running)
                        .as("a ladder that is not over has something to do")
                        .isNotEmpty();
                TrialSpec ended = running.remove(random.nextInt(running.size()));
                ladder.ended(ended, Samples.run(ended, RunState.DONE, x(ended)));
            }
        }
        assertThat(running).isEmpty();
        return asked;
    }

    private static Ladder ladder(int variants, int seeds, Set<TrialSpec> there) {
        return new Ladder(Samples.setting(variants, seeds, 1000), HALVING, "loss", Direction.MINIMISE, there::contains);
    }

    @Test
    void rungsGrowToTheBudget() {
        assertThat(Ladder.rungs(HALVING, 1000)).containsExactly(10L, 30L, 90L, 270L, 810L, 1000L);
        assertThat(Ladder.rungs(HALVING, 10)).containsExactly(10L);
        assertThat(Ladder.rungs(new Preset.Halving(4, 2, null), Long.MAX_VALUE))
                .doesNotHaveDuplicates()
                .endsWith(Long.MAX_VALUE);
    }

    @Property(tries = 100)
    void theBestRunsToItsEndAndMostDoNot(
            @ForAll @IntRange(min = 1, max = 40) int variants,
            @ForAll @IntRange(min = 1, max = 3) int seeds,
            @ForAll @IntRange(min = 1, max = 5) int jobs,
            @ForAll int order) {
        List<TrialSpec> asked = climb(ladder(variants, seeds, Set.of()), jobs, new Random(order));
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(asked.stream().filter(trial -> trial.budget().iterations() == 10))
                .hasSize(variants * seeds);
        assertThat(asked.stream().filter(trial -> trial.budget().iterations() == 1000 && x(trial) == 0))
                .hasSize(seeds);
        // Whoever climbs has been on the rung below.
        for (TrialSpec trial : asked) {
            if (trial.budget().iterations() == 90) {
                assertThat(asked).contains(trial.withIterations(30));
            }
        }
    }

    @Property(tries = 100)
    void whatIsThereIsEnoughForTheSameStudyAgain(
            @ForAll @IntRange(min = 1, max = 40) int variants,
            @ForAll @IntRange(min = 1, max = 5) int jobs,
            @ForAll int order) {
        Set<TrialSpec> there = new HashSet<>(climb(ladder(variants, 2, Set.of()), jobs, new Random(order)));
        assertThat(there).containsAll(climb(ladder(variants, 2, there), 3, new Random(order + 1)));
    }

    @Test
    void whatFailsIsNotPromoted() {
        Ladder ladder = ladder(9, 1, Set.of());
        List<TrialSpec> asked = new ArrayList<>();
        for (TrialSpec trial = ladder.poll(); trial != null; trial = ladder.poll()) {
            asked.add(trial);
            boolean fails = x(trial) < 3;
            ladder.ended(trial, fails ? null : Samples.run(trial, RunState.DONE, x(trial)));
        }
        assertThat(ladder.over()).isTrue();
        assertThat(asked.stream().filter(trial -> trial.budget().iterations() > 10))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(x(trial)).isGreaterThanOrEqualTo(3));
    }
}
