package org.reprise.smallgain.algorithm;

import java.io.IOException;
import org.pf4j.Extension;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Stability of the spectrum at the region's centre. */
@Extension
@AlgorithmSpec(
        id = "spectral",
        title = "Spectral stability",
        description =
                "Takes the least real part of the Jacobian's eigenvalues at the centre as rate: local, and blind to"
                        + " transient growth.",
        reference = "Lyapunov's indirect method")
public final class SpectralCertificate implements Algorithm<GameFamily, SpectralCertificate.Parameters, Certified> {
    /** Parameters. */
    public record Parameters(@Param(value = Certifying.REFUSE_TEXT, byDefault = "false") boolean refuse) {}

    @Override
    public Certified solve(GameFamily family, Parameters parameters, Trial<Certified> trial) throws IOException {
        return Certifying.run(family, 1, Certifier.Proof.AUTO, parameters.refuse, trial, Certifier::spectral);
    }
}
