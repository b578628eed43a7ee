package org.reprise.srrw.experiment;

import org.reprise.spi.Setup;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.Graph;
import org.reprise.srrw.problem.Graphs;

/** What the configurations of all experiments share. */
final class Walks {
    static final String GRAPH_TEXT = "graph: " + Graphs.SYNTAX;
    static final String BASE_TEXT = "base chain";
    static final String TARGET_TEXT = "weights mu of the nodes, and target of mhrw";
    static final String REPLICAS_TEXT = "independent replicas";
    static final String STRIDE_TEXT = "steps of each walk in an iteration";

    private Walks() {}

    /** Weights of the nodes. */
    public enum Target {
        /** 1/N. */
        UNIFORM,
        /** Proportional to the degrees. */
        DEGREE
    }

    static Graph graph(String specification, Setup setup) {
        return Graphs.of(specification, setup.random("graph"));
    }

    static double[] weights(Graph graph, Target target) {
        return target == Target.DEGREE ? graph.degreeLaw() : BaseChain.uniform(graph.nodes());
    }
}
