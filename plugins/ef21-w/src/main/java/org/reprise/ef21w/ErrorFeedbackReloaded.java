package org.reprise.ef21w;

import java.util.List;
import java.util.stream.Stream;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class ErrorFeedbackReloaded implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "ef21-w",
                "Error Feedback Reloaded: From Quadratic to Arithmetic Mean of Smoothness Constants",
                List.of("Peter Richtarik", "Elnur Gasanov", "Konstantin Burlachenko"),
                "ICLR",
                2024,
                "https://arxiv.org/abs/2402.10774",
                "EF21, error feedback for contractive compressors such as TopK, converges with step sizes by the arithmetic mean of"
                        + " the clients' smoothness constants in place of their quadratic mean: by cloning clients, by a weighted"
                        + " algorithm, and at last by a better analysis of EF21 itself; also with stochastic gradients, partial"
                        + " participation and rare features.");
    }

    @Override
    public List<Claim> claims() {
        return Stream.of(StepClaims.all(), CertificateClaims.all(), RegimeClaims.all())
                .flatMap(List::stream)
                .toList();
    }
}
