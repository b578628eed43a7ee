package org.reprise.srrw.problem;

import org.reprise.spi.ProblemSpec;

/**
 * Minimise {@code sum_i mu_i F(theta, i)} with a token that moves along the edges of a graph, over many independent
 * replicas. The arrays are not to be written.
 *
 * @param chain base chain on the graph
 * @param mu weights of the nodes in the objective, length N, positive, of total 1
 * @param objective local functions; of dimension 0 for pure sampling
 * @param optimum theta*, length D
 * @param replicas number R of independent replicas, at least 1
 * @param stride steps of the walk in an iteration, at least 1
 * @param covariance what theory predicts
 */
@ProblemSpec(
        id = "token",
        title = "Token algorithm on a graph",
        description = "Given a connected graph, a reversible base chain, weights of the nodes and a function at each"
                + " node, find the minimiser of the weighted sum with a token that moves along edges.")
public record TokenProblem(
        BaseChain chain,
        double[] mu,
        Objective objective,
        double[] optimum,
        int replicas,
        int stride,
        AsymptoticCovariance covariance) {
    /** Largest graph whose spectrum is computed, O(N^3). */
    private static final int MAX_NODES = 2000;

    /** A problem with its reference solution and its theory. */
    public static TokenProblem of(BaseChain chain, double[] mu, Objective objective, int replicas, int stride) {
        int n = chain.nodes();
        if (n > MAX_NODES) {
            throw Problems.bad(
                    "The graph has " + n + " nodes; expected at most " + MAX_NODES + ", for the exact spectrum",
                    "Use a smaller graph.");
        }
        if (objective.dimension() > 0 && objective.nodes() < n) {
            throw Problems.bad(
                    "The data have " + objective.nodes() + " rows for " + n + " nodes; expected one a node at least",
                    "Use a larger data set or a smaller graph.");
        }
        double[] optimum = Optimum.of(objective, mu);
        AsymptoticCovariance covariance = new AsymptoticCovariance(chain, objective, mu, optimum);
        return new TokenProblem(chain, mu, objective, optimum, replicas, stride, covariance);
    }

    /** Number N of nodes. */
    public int nodes() {
        return chain.nodes();
    }

    /** Dimension D of theta. */
    public int dimension() {
        return objective.dimension();
    }
}
