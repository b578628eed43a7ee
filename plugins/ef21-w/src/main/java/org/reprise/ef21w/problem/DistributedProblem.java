package org.reprise.ef21w.problem;

import org.reprise.spi.ProblemSpec;

/**
 * Minimise {@code f = (1/n) sum_i f_i}, f_i known to client i alone, with few bits from the clients to a server. The arrays
 * are not to be written.
 *
 * @param clients the f_i
 * @param start x^0, length d
 * @param infimum a lower bound of f
 * @param curvature mu of the Polyak-Lojasiewicz condition; 0 where none is known
 * @param startGradient ||grad f(x^0)||^2
 */
@ProblemSpec(
        id = "distributed-smooth",
        title = "Distributed smooth minimisation",
        description =
                "Given clients with smooth functions and their constants, find a stationary point of the mean, with"
                        + " few bits sent to the server.")
public record DistributedProblem(
        Clients clients, double[] start, double infimum, double curvature, double startGradient) {
    /**
     * Computes the gradient at the start.
     *
     * @throws org.reprise.spi.RepriseException {@code BAD_PROBLEM} for a client with L_i = 0
     */
    public static DistributedProblem of(Clients clients, double[] start, double infimum, double curvature) {
        double[] constants = clients.smoothness().blocks();
        for (int i = 0; i < constants.length; i++) {
            if (!(constants[i] > 0)) {
                throw Problems.bad(
                        "Client " + i + " has a constant loss, L_i = " + constants[i] + "; expected L_i above 0",
                        "Remove the client, or give the penalty a weight above 0.");
            }
        }
        double[] gradient = new Gradients(clients).whole(start);
        double square = 0;
        for (double g : gradient) {
            square += g * g;
        }
        return new DistributedProblem(clients, start, infimum, curvature, square);
    }
}
