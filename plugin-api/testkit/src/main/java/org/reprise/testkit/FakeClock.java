package org.reprise.testkit;

import java.time.Duration;
import org.reprise.spi.Incubating;

/** A clock that stands still until a test moves it: limits of time are tested without waiting. */
@Incubating
public final class FakeClock {
    private long nanos;

    /** Nanoseconds since it was made. */
    public long nanos() {
        return nanos;
    }

    /** Moves it on. */
    public void advance(Duration time) {
        nanos += time.toNanos();
    }
}
