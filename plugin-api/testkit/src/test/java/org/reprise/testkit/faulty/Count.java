package org.reprise.testkit.faulty;

import org.reprise.spi.ProblemSpec;

/** The number to count down from. */
@ProblemSpec(id = "countdown", title = "Countdown", description = "Given a number, reach zero.")
public record Count(int from) {}
