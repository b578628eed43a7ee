package org.reprise.ntk;

import java.util.ArrayList;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class NeuralTangentKernel implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "ntk",
                "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
                List.of("Arthur Jacot", "Franck Gabriel", "Clément Hongler"),
                "NeurIPS",
                2018,
                "https://arxiv.org/abs/1806.07572",
                "As the widths of a fully connected network grow, its tangent kernel tends to a deterministic limit at"
                        + " initialisation and stays constant in training, so that least squares is a linear flow in function"
                        + " space, fastest along the leading principal components of the kernel.");
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(KernelClaims.all());
        claims.addAll(LearningClaims.all());
        claims.addAll(ImageClaims.all());
        return claims;
    }
}
