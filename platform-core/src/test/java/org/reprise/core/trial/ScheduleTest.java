package org.reprise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.reprise.core.run.Schedule;

class ScheduleTest {
    @Property
    void theNextIterationIsAlwaysLater(
            @ForAll @LongRange(min = 0, max = 10_000_000) long iteration,
            @ForAll @IntRange(min = 1, max = 100) int perDecade) {
        assertThat(new Schedule(0, perDecade).after(iteration)).isGreaterThan(iteration);
        assertThat(new Schedule(perDecade, 0).after(iteration)).isGreaterThan(iteration);
    }

    @Property(tries = 20)
    void logarithmicSpacingGivesAboutThatManyPointsADecade(@ForAll @IntRange(min = 5, max = 60) int perDecade) {
        Schedule schedule = new Schedule(0, perDecade);
        int points = 0;
        for (long i = 1000; i < 10_000; i = schedule.after(i)) {
            points++;
        }
        assertThat(points).isBetween(perDecade - 1, perDecade + 1);
    }
}
