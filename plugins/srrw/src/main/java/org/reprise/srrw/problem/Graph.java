package org.reprise.srrw.problem;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.TreeSet;

/** Connected undirected graph without self loops, in compressed rows with increasing neighbours. */
public final class Graph {
    private final int[] offsets;
    private final int[] neighbours;

    private Graph(int[] offsets, int[] neighbours) {
        this.offsets = offsets;
        this.neighbours = neighbours;
    }

    /**
     * A graph from its edges; self loops and repeated edges are dropped.
     *
     * @param nodes number N of nodes, at least 2
     * @param edges pairs of nodes in [0, N)
     * @throws org.reprise.spi.RepriseException {@link org.reprise.spi.ErrorCode#BAD_PROBLEM} if it is not connected
     */
    public static Graph of(int nodes, Collection<int[]> edges) {
        Graph graph = unchecked(nodes, edges);
        int reached = graph.component(0).length;
        if (nodes < 2 || reached < nodes) {
            throw Problems.bad(
                    "The graph is not connected: from node 0 a walk reaches " + reached + " of " + nodes
                            + " nodes; expected all, and at least 2",
                    "Take the largest component (graph=file:PATH does so), or raise the number of edges.");
        }
        return graph;
    }

    /** The largest connected component, its nodes numbered afresh in their old order. */
    public static Graph largestComponent(int nodes, Collection<int[]> edges) {
        Graph all = unchecked(nodes, edges);
        int[] label = new int[nodes];
        Arrays.fill(label, -1);
        int[] largest = new int[0];
        for (int i = 0; i < nodes; i++) {
            if (label[i] < 0) {
                int[] component = all.component(i);
                for (int j : component) {
                    label[j] = i;
                }
                largest = component.length > largest.length ? component : largest;
            }
        }
        Arrays.fill(label, -1);
        for (int k = 0; k < largest.length; k++) {
            label[largest[k]] = k;
        }
        return of(
                largest.length,
                edges.stream()
                        .filter(e -> label[e[0]] >= 0)
                        .map(e -> new int[] {label[e[0]], label[e[1]]})
                        .toList());
    }

    private static Graph unchecked(int nodes, Collection<int[]> edges) {
        TreeSet<Long> arcs = new TreeSet<>();
        for (int[] edge : edges) {
            int i = edge[0];
            int j = edge[1];
            if (i < 0 || j < 0 || i >= nodes || j >= nodes) {
                throw Problems.bad(
                        "Edge " + i + "-" + j + " names a node outside 0 to " + (nodes - 1), "Mend the list of edges.");
            }
            if (i != j) {
                arcs.add((long) i * nodes + j);
                arcs.add((long) j * nodes + i);
            }
        }
        int[] offsets = new int[nodes + 1];
        int[] neighbours = new int[arcs.size()];
        int k = 0;
        for (long arc : arcs) {
            offsets[(int) (arc / nodes) + 1]++;
            neighbours[k++] = (int) (arc % nodes);
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        return new Graph(offsets, neighbours);
    }

    /** Increasing list of the nodes that a walk from {@code start} reaches. */
    private int[] component(int start) {
        boolean[] seen = new boolean[nodes()];
        Deque<Integer> open = new ArrayDeque<>();
        TreeSet<Integer> found = new TreeSet<>();
        open.add(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int i = open.remove();
            found.add(i);
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                if (!seen[neighbours[e]]) {
                    seen[neighbours[e]] = true;
                    open.add(neighbours[e]);
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Number N of nodes. */
    public int nodes() {
        return offsets.length - 1;
    }

    /** Number of undirected edges. */
    public int edges() {
        return neighbours.length / 2;
    }

    /** Number of neighbours of a node. */
    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** The {@code k}-th neighbour of a node, k below its degree, in increasing order. */
    public int neighbour(int node, int k) {
        return neighbours[offsets[node] + k];
    }

    /** The law {@code d_i / sum d}, stationary for the simple random walk. */
    public double[] degreeLaw() {
        double[] law = new double[nodes()];
        for (int i = 0; i < law.length; i++) {
            law[i] = degree(i) / (double) neighbours.length;
        }
        return law;
    }
}
