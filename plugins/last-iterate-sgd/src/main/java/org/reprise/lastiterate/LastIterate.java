package org.reprise.lastiterate;

import java.util.List;
import java.util.stream.Stream;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class LastIterate implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "last-iterate-sgd",
                "Revisiting the Last-Iterate Convergence of Stochastic Gradient Methods",
                List.of("Zijian Liu", "Zhengyuan Zhou"),
                "ICLR",
                2024,
                "https://arxiv.org/abs/2312.08531",
                "One algorithm, composite stochastic mirror descent, with the right step sizes has optimal or nearly optimal"
                        + " rates for its last iterate, in expectation and with high probability, without a bounded domain"
                        + " or bounded noise: Lipschitz or smooth, convex or strongly convex, composite, non-Euclidean, and"
                        + " for heavy tails.");
    }

    @Override
    public List<Claim> claims() {
        return Stream.of(LowerBoundClaims.all(), RateClaims.all(), GeometryClaims.all())
                .flatMap(List::stream)
                .toList();
    }
}
