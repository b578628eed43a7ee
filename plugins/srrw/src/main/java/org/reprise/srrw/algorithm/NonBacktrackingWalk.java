package org.reprise.srrw.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** Uniform over the neighbours but the previous node; back where there is no other. */
@Extension
@AlgorithmSpec(
        id = "non-backtracking",
        title = "Non-backtracking random walk",
        description = "Moves to a uniform neighbour other than the one it came from; its law is proportional to the"
                + " degrees, and fields are weighted so that the objective stays the same.",
        reference = "Alon, Benjamini, Lubetzky and Sodin 2007")
public final class NonBacktrackingWalk implements Algorithm<TokenProblem, SamplerParameters, TokenState> {
    @Override
    public TokenState solve(TokenProblem problem, SamplerParameters parameters, Trial<TokenState> trial) {
        Graph graph = problem.chain().graph();
        return Baseline.run(problem, parameters, graph.degreeLaw(), new Forward(graph, problem.replicas()), trial);
    }

    private static final class Forward implements Sampler {
        private final Graph graph;
        private final int[] previous;

        Forward(Graph graph, int replicas) {
            this.graph = graph;
            previous = new int[replicas];
            Arrays.fill(previous, -1);
        }

        @Override
        public int next(int replica, int node, RandomGenerator random) {
            int from = previous[replica];
            previous[replica] = node;
            int degree = graph.degree(node);
            if (from < 0 || degree == 1) {
                return graph.neighbour(node, (int) (random.nextDouble() * degree));
            }
            int k = (int) (random.nextDouble() * (degree - 1));
            int chosen = graph.neighbour(node, k);
            // The last neighbour stands in for the previous node.
            return chosen == from ? graph.neighbour(node, degree - 1) : chosen;
        }

        @Override
        public void save(Checkpoints.State state) {
            state.put("previous", previous);
        }

        @Override
        public void restore(Checkpoints.Saved state) {
            state.copy("previous", previous);
        }
    }
}
