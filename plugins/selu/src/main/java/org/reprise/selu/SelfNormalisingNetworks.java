package org.reprise.selu;

import java.util.ArrayList;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class SelfNormalisingNetworks implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "selu",
                "Self-Normalizing Neural Networks",
                List.of("Günter Klambauer", "Thomas Unterthiner", "Andreas Mayr", "Sepp Hochreiter"),
                "NIPS",
                2017,
                "https://arxiv.org/abs/1706.02515",
                "With the activation Selu and weights of variance 1/n, mean and variance of the activations are drawn to 0 and"
                        + " 1 from layer to layer, so that plain feed-forward networks of many layers train without"
                        + " normalisation, and outperform those with batch, layer or weight normalisation, highway and"
                        + " residual networks on tabular data.");
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(MapClaims.map());
        claims.addAll(MapClaims.layers());
        claims.addAll(NetworkClaims.trained());
        claims.addAll(NetworkClaims.published());
        return claims;
    }
}
