package org.reprise.sea;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class OptimisticMirrorDescentSea implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "optimistic-omd-sea",
                "Optimistic Online Mirror Descent for Bridging Stochastic and Adversarial Online Convex Optimization",
                List.of("Sijia Chen", "Yu-Jie Zhang", "Wei-Wei Tu", "Peng Zhao", "Lijun Zhang"),
                "ICML",
                2023,
                "https://arxiv.org/abs/2302.04552",
                "In the stochastically extended adversarial model one template, optimistic mirror descent, has regret that"
                        + " grows with the square roots of the stochastic variance and of the adversarial variation for"
                        + " convex expected losses, and with their logarithm for strongly convex and exponentially concave"
                        + " ones; an ensemble of it follows moving minimisers.");
    }

    @Override
    public List<Claim> claims() {
        return Claims.all();
    }
}
