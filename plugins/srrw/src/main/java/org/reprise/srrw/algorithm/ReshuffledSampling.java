package org.reprise.srrw.algorithm;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/** A random permutation of the nodes each epoch, whatever the graph. */
@Extension
@AlgorithmSpec(
        id = "reshuffled",
        title = "Random reshuffling",
        description = "Visits all nodes in a fresh random order each epoch, as if the graph were complete.",
        reference = "stochastic gradient descent with random reshuffling")
public final class ReshuffledSampling implements Algorithm<TokenProblem, SamplerParameters, TokenState> {
    @Override
    public TokenState solve(TokenProblem problem, SamplerParameters parameters, Trial<TokenState> trial) {
        Permutations sampler = new Permutations(problem.nodes(), problem.replicas());
        return Baseline.run(problem, parameters, BaseChain.uniform(problem.nodes()), sampler, trial);
    }

    private static final class Permutations implements Sampler {
        private final int nodes;
        private final int[] order;
        private final int[] next;

        Permutations(int nodes, int replicas) {
            this.nodes = nodes;
            order = new int[nodes * replicas];
            next = new int[replicas];
            for (int k = 0; k < order.length; k++) {
                order[k] = k % nodes;
            }
        }

        /** One swap of Fisher and Yates a step: what is left of the epoch stands behind. */
        @Override
        public int next(int replica, int node, RandomGenerator random) {
            int k = next[replica];
            int here = replica * nodes + k;
            int there = here + (int) (random.nextDouble() * (nodes - k));
            int chosen = order[there];
            order[there] = order[here];
            order[here] = chosen;
            next[replica] = k + 1 == nodes ? 0 : k + 1;
            return chosen;
        }

        @Override
        public void save(Checkpoints.State state) {
            state.put("order", order).put("next", next);
        }

        @Override
        public void restore(Checkpoints.Saved state) {
            state.copy("order", order);
            state.copy("next", next);
        }
    }
}
