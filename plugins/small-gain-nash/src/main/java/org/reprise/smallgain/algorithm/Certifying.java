package org.reprise.smallgain.algorithm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.CertificateJson;
import org.reprise.smallgain.certificate.CertificatePicture;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Trial;

/** Certifies the games of a family in their order, one an iteration, and leaves the certificates as files. */
final class Certifying {
    static final String POINTS_TEXT = "points of the region at which the Jacobian is taken; one where it is constant";
    static final String PROOF_TEXT =
            "auto takes constants that the game proves, else those at points; sampled never; required refuses games without";
    static final String REFUSE_TEXT = "whether a game that is not certified fails the trial, naming the largest cause";

    private Certifying() {}

    static Certified run(
            GameFamily family,
            int points,
            Certifier.Proof proof,
            boolean refuse,
            Trial<Certified> trial,
            Function<Certifier, Certificate> method)
            throws IOException {
        List<Certificate> certificates = new ArrayList<>();
        Certified last = null;
        for (int index = 0; index < family.size(); index++) {
            GameFamily.Member member = family.members().apply(index);
            Certifier certifier = Certifier.of(
                    member.game(), member.region(), points, proof, trial.random("points-" + index), trial.threads());
            Certificate certificate = method.apply(certifier);
            certificates.add(refuse ? certificate.orRefuse() : certificate);
            last = new Certified(member, certificate);
            trial.count("jacobians", certifier.points());
            if (!trial.proceed(last)) {
                break;
            }
        }
        keep(certificates, trial);
        return last;
    }

    static void keep(List<Certificate> certificates, Trial<Certified> trial) throws IOException {
        write(trial, "certificates.json", CertificateJson.of(certificates));
        write(trial, "certificate.svg", CertificatePicture.of(certificates.get(certificates.size() - 1)));
    }

    private static void write(Trial<Certified> trial, String name, String text) throws IOException {
        try (OutputStream out = trial.artifacts().create(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
