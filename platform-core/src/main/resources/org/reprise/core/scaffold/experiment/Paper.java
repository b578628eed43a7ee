package {{package}};

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** What the experiment is about; it claims nothing. */
@Extension
public final class {{main}} implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "{{id}}", "{{title}}", List.of("Heron"), "Alexandria", 60, "https://example.org", "Roots by iteration.");
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }
}
