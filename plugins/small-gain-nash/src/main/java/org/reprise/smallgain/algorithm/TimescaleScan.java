package org.reprise.smallgain.algorithm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Certificates of one game along one player's weight, as the paper's figures of timescale bands have it. */
@Extension
@AlgorithmSpec(
        id = "timescale-scan",
        title = "Scan of timescales",
        description =
                "Certifies the first game at weights 1 but for one player's, which goes over a logarithmic grid, one"
                        + " point an iteration: margin, Lipschitz constant and step bounds over the timescale.",
        reference = "Sharma, arXiv 2512.06791 (2025), timescale band")
public final class TimescaleScan implements Algorithm<GameFamily, TimescaleScan.Parameters, Certified> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "the player whose weight is moved, from 1", byDefault = "2", min = 1) int player,
            @Param(value = "least weight", byDefault = "0.1", min = 0, aboveMin = true) double from,
            @Param(value = "largest weight", byDefault = "1e4", min = 0, aboveMin = true) double to,
            @Param(value = "weights on the grid", byDefault = "161", min = 2) int grid,
            @Param(value = Certifying.POINTS_TEXT, byDefault = "257", min = 1) int points) {}

    @Override
    public Certified solve(GameFamily family, Parameters parameters, Trial<Certified> trial) throws IOException {
        GameFamily.Member member = family.members().apply(0);
        int n = member.game().players();
        if (parameters.player > n) {
            throw Problems.value(
                    "Player " + parameters.player + " is asked for; the game has " + n,
                    "Choose a player from 1 to " + n);
        }
        Certifier certifier = Certifier.of(
                member.game(),
                member.region(),
                parameters.points,
                Certifier.Proof.AUTO,
                trial.random("points-0"),
                trial.threads());
        trial.count("jacobians", certifier.points());
        List<Certificate> certificates = new ArrayList<>();
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        Certified last = null;
        for (int k = 0; k < parameters.grid; k++) {
            weights[parameters.player - 1] =
                    parameters.from * Math.pow(parameters.to / parameters.from, k / (parameters.grid - 1.0));
            certificates.add(certifier.smallGain("of the scan", weights.clone()));
            last = new Certified(member, certificates.get(k));
            if (!trial.proceed(last)) {
                break;
            }
        }
        Certifying.keep(certificates, trial);
        return last;
    }
}
