package org.reprise.srrw.problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Graphs by name: generators, the karate club, and files. */
public final class Graphs {
    /** Zachary's karate club, 1-based. */
    private static final String KARATE = "2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1"
            + " 11-5 11-6 12-1 13-1 13-4 14-1 14-2 14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3"
            + " 28-24 28-25 29-3 30-24 30-27 31-2 31-9 32-1 32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23"
            + " 33-24 33-30 33-31 33-32 34-9 34-10 34-14 34-15 34-16 34-19 34-20 34-21 34-23 34-24 34-27 34-28 34-29"
            + " 34-30 34-31 34-32 34-33";

    /** What {@link #of} takes, for descriptions of parameters. */
    public static final String SYNTAX = "karate, ba:N:m, er:N:p, ring:N, grid:a:b, lollipop:clique:path,"
            + " barbell:clique:path or file:PATH (edge list or MatrixMarket)";

    private Graphs() {}

    /**
     * The graph of a specification such as {@code ba:100:3}.
     *
     * @param random where {@code ba} and {@code er} draw from
     */
    public static Graph of(String specification, RandomGenerator random) {
        String[] words = specification.split(":", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "karate" -> karate();
            case "file" -> EdgeListFile.read(Path.of(rest));
            case "ba" -> barabasiAlbert(count(specification, rest, 0, 3), count(specification, rest, 1, 1), random);
            case "er" -> erdosRenyi(count(specification, rest, 0, 2), number(specification, rest, 1), random);
            case "ring" -> ring(count(specification, rest, 0, 3));
            case "grid" -> grid(count(specification, rest, 0, 2), count(specification, rest, 1, 1));
            case "lollipop" -> cliques(count(specification, rest, 0, 3), count(specification, rest, 1, 1), false);
            case "barbell" -> cliques(count(specification, rest, 0, 3), count(specification, rest, 1, 0), true);
            default -> throw wrong(specification);
        };
    }

    /** 34 nodes and 78 edges (Zachary 1977). */
    public static Graph karate() {
        List<int[]> edges = new ArrayList<>();
        for (String edge : KARATE.split(" ")) {
            String[] ends = edge.split("-");
            edges.add(new int[] {Integer.parseInt(ends[0]) - 1, Integer.parseInt(ends[1]) - 1});
        }
        return Graph.of(34, edges);
    }

    /** Preferential attachment: a clique of m + 1 nodes, then m edges a node to distinct nodes by degree. */
    static Graph barabasiAlbert(int nodes, int m, RandomGenerator random) {
        if (m >= nodes) {
            throw Problems.value(
                    "ba:" + nodes + ":" + m + " asks for " + m + " edges a node; expected fewer than " + nodes,
                    "Lower m or raise N.");
        }
        List<int[]> edges = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            List<Integer> targets = new ArrayList<>();
            if (i <= m) {
                for (int j = 0; j < i; j++) {
                    targets.add(j);
                }
            }
            while (i > m && targets.size() < m) {
                Integer target = ends.get((int) (random.nextDouble() * ends.size()));
                if (!targets.contains(target)) {
                    targets.add(target);
                }
            }
            for (int j : targets) {
                edges.add(new int[] {i, j});
                ends.add(i);
                ends.add(j);
            }
        }
        return Graph.of(nodes, edges);
    }

    private static Graph erdosRenyi(int nodes, double p, RandomGenerator random) {
        List<int[]> edges = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                if (random.nextDouble() < p) {
                    edges.add(new int[] {i, j});
                }
            }
        }
        return Graph.of(nodes, edges);
    }

    private static Graph ring(int nodes) {
        List<int[]> edges = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            edges.add(new int[] {i, (i + 1) % nodes});
        }
        return Graph.of(nodes, edges);
    }

    private static Graph grid(int rows, int columns) {
        List<int[]> edges = new ArrayList<>();
        for (int i = 0; i < rows * columns; i++) {
            if (i % columns + 1 < columns) {
                edges.add(new int[] {i, i + 1});
            }
            if (i + columns < rows * columns) {
                edges.add(new int[] {i, i + columns});
            }
        }
        return Graph.of(rows * columns, edges);
    }

    /** A clique, a path hung on it, and for a barbell another clique at the path's end. */
    private static Graph cliques(int clique, int path, boolean both) {
        List<int[]> edges = new ArrayList<>();
        int nodes = both ? 2 * clique + path : clique + path;
        clique(edges, 0, clique);
        for (int i = clique; i < Math.min(nodes, clique + path + 1); i++) {
            edges.add(new int[] {i - 1, i});
        }
        if (both) {
            clique(edges, clique + path, clique);
        }
        return Graph.of(nodes, edges);
    }

    private static void clique(List<int[]> edges, int first, int size) {
        for (int i = first; i < first + size; i++) {
            for (int j = first; j < i; j++) {
                edges.add(new int[] {i, j});
            }
        }
    }

    private static int count(String specification, String rest, int position, int least) {
        double value = number(specification, rest, position);
        if (value != Math.rint(value) || value < least || value > 1e7) {
            throw wrong(specification);
        }
        return (int) value;
    }

    private static double number(String specification, String rest, int position) {
        String[] words = rest.split(":");
        try {
            return Double.parseDouble(words[position]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw wrong(specification);
        }
    }

    private static RuntimeException wrong(String specification) {
        return Problems.value(
                "Graph '" + specification + "' is not known; expected " + SYNTAX, "For example ba:100:3.");
    }
}
