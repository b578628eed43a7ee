package org.reprise.srrw;

import java.util.List;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.QuadraticLoss;
import org.reprise.srrw.problem.TokenProblem;

/** Triangle with a pendant node and quadratics c = (1, 2, 4, 8): small enough for exact values. */
final class Paw {
    static final Graph GRAPH =
            Graph.of(4, List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2}, new int[] {2, 3}));
    static final double[] X = {0.1, 0.2, 0.3, 0.4};

    private Paw() {}

    static BaseChain chain(BaseChain.Kind kind) {
        return BaseChain.of(GRAPH, kind, BaseChain.uniform(4));
    }

    static TokenProblem problem(BaseChain.Kind kind, int replicas, int stride) {
        return TokenProblem.of(
                chain(kind), BaseChain.uniform(4), new QuadraticLoss(new double[] {1, 2, 4, 8}), replicas, stride);
    }
}
