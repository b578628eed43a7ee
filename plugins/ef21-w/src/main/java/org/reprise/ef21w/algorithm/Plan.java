package org.reprise.ef21w.algorithm;

import org.reprise.ef21w.problem.Certificate;
import org.reprise.ef21w.problem.Clients;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Problems;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.optimization.compression.Compressor;

/**
 * What distinguishes the variants of EF21.
 *
 * @param compressor C
 * @param weighting w_i of the algorithm
 * @param certificate step size and what is known of it
 * @param init first estimates
 * @param batch samples a gradient, without replacement; 0 for all
 * @param participation probability of each client to take part in a round; null for 1
 * @param local whether messages are of the coordinates that a client uses alone, which the server then knows
 */
record Plan(
        Compressor compressor,
        Weighting weighting,
        Certificate certificate,
        Init init,
        int batch,
        double[] participation,
        boolean local) {
    /** All clients with all samples. */
    static Plan of(Compressor compressor, Weighting weighting, Certificate certificate, Init init) {
        return new Plan(compressor, weighting, certificate, init, 0, null, false);
    }

    Plan withBatch(int size, DistributedProblem problem) {
        Clients clients = problem.clients();
        for (int i = 0; i < clients.count(); i++) {
            if (size > clients.samples(i)) {
                throw Problems.value(
                        "Batch of " + size + " samples, but client " + i + " has " + clients.samples(i)
                                + "; expected 0 (all) to " + clients.samples(i),
                        "Use a smaller batch.");
            }
        }
        return new Plan(compressor, weighting, certificate, init, size, participation, local);
    }

    Plan withParticipation(double[] probabilities) {
        return new Plan(compressor, weighting, certificate, init, batch, probabilities, local);
    }

    Plan onLocalCoordinates() {
        return new Plan(compressor, weighting, certificate, init, batch, participation, true);
    }

    /** The certificate's step size. */
    double gamma() {
        return certificate.gamma();
    }
}
