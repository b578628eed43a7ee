package org.reprise.testkit.faulty;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** Claims something of a number that nobody measures, and something without any run. */
@Extension
public final class FaultyPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("faulty", "On faults", List.of("Nobody"), " ", 2000, "https://example.org", "Faults.");
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("dreamt", "Of a number that is not measured")
                        .source("page 1")
                        .parts("main")
                        .presets("quick")
                        .atMost(1, Statistic.MAXIMUM, evidence -> evidence.runs("main").stream()
                                .map(run -> run.series("dream").last())
                                .toList()),
                Claim.of("rash", "Without any run")
                        .source("page 2")
                        .parts("main")
                        .presets("quick")
                        .atMost(1, Statistic.MAXIMUM, evidence -> List.of(0.5)));
    }
}
