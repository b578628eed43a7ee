package org.reprise.ef21w;

import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;

/** Claims that the theorems hold along the runs. */
final class CertificateClaims {
    private static final String PART = "certificates";
    private static final String LINEAR = "linear-rate";

    private CertificateClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of(
                                "lyapunov",
                                "V^{t+1} <= V^t - gamma/2 ||grad f(x^t)||^2 in every round, but for rounding (share of V^0)")
                        .source("proofs of the theorems on EF21, EF21-W and cloning; derived form")
                        .parts(PART)
                        .atMost(1e-12, Statistic.MAXIMUM, e -> Observations.each(e.runs(PART), Observations::excess)),
                Claim.of(
                                "average-gradient",
                                "Mean of ||grad f(x^t)||^2 over 2 (f(x^0) - inf f)/(gamma T) + G^0/(theta T)")
                        .source("theorems on EF21 and EF21-W, non-convex case")
                        .unit("times")
                        .parts(PART)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.each(e.runs(PART), Observations::averageOverBound)),
                Claim.of("linear-rate", "Strongly convex: V^t over (1 - gamma mu)^t V^0 at its worst")
                        .source("theorems under the Polyak-Lojasiewicz condition")
                        .unit("times")
                        .parts(LINEAR)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.each(e.runs(LINEAR), Observations::linearRate)));
    }
}
