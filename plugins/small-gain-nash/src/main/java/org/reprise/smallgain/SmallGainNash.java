package org.reprise.smallgain;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class SmallGainNash implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "small-gain-nash",
                "Small-Gain Nash: Certified Contraction to Nash Equilibria in Differentiable Games",
                List.of("Vedansh Sharma"),
                "arXiv",
                2025,
                "https://arxiv.org/abs/2512.06791",
                "If curvatures of the players' own costs exceed their couplings in the sense of a block small-gain condition,"
                        + " the pseudo-gradient is strongly monotone in a block-weighted metric even where it is not in the"
                        + " Euclidean one: flow, projected Euler and RK4 contract with a rate and a step size that are known"
                        + " beforehand.");
    }

    @Override
    public List<Claim> claims() {
        return SmallGainClaims.all();
    }
}
