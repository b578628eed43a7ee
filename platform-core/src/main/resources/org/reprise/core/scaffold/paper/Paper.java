package {{package}};

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper: its citation and its claims. */
@Extension
public final class {{main}} implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "{{id}}", "{{title}}", List.of("Heron"), "Alexandria", 60, "https://example.org", "Roots by iteration.");
    }

    @Override
    public List<Claim> claims() {
        return List.of(Claim.of("fast", "Ten steps reach 1e-12 on every seed")
                .source("Book 1, chapter 8")
                .parts("numbers")
                .presets("quick")
                .atMost(1e-12, Statistic.MAXIMUM, evidence -> evidence.runs("numbers", "newton").stream()
                        .map(run -> run.series("error").at(10))
                        .toList()));
    }
}
