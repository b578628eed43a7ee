package org.reprise.testkit;

import java.time.Duration;
import java.util.function.Supplier;
import org.reprise.spi.Incubating;

/**
 * A trial whose budget is time, by a clock that each iteration moves on by the same step.
 *
 * @param <S> iterate type
 */
@Incubating
public class ClockedTrial<S> extends FakeTrial<S> {
    private final FakeClock clock;
    private final Duration budget;
    private final Duration step;

    /**
     * @param clock the clock
     * @param budget time after which the trial ends
     * @param step time that an iteration takes
     * @param threads what {@link #threads} answers
     */
    public ClockedTrial(FakeClock clock, Duration budget, Duration step, int threads) {
        super(Long.MAX_VALUE, threads);
        this.clock = clock;
        this.budget = budget;
        this.step = step;
    }

    @Override
    protected boolean take(long iteration, Supplier<? extends S> iterate) {
        if (iteration > 0) {
            clock.advance(step);
        }
        return clock.nanos() < budget.toNanos();
    }
}
