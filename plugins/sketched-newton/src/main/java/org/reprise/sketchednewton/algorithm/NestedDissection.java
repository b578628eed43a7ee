package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;

/**
 * A fill-reducing order of a symmetric sparsity pattern: nodes on the middle level of a breadth-first search separate the
 * graph; both sides first, each in the same way, the separator last (George and Liu 1978). EJML has none of its own.
 */
final class NestedDissection {
    private static final int LEAF = 48;

    private final int[] offsets;
    private final int[] indices;
    private final int[] part;
    private final int[] level;
    private final int[] order;
    private int parts;
    private int placed;

    private NestedDissection(int size, int[] offsets, int[] indices) {
        this.offsets = offsets;
        this.indices = indices;
        part = new int[size];
        level = new int[size];
        order = new int[size];
    }

    /**
     * The order of elimination.
     *
     * @param offsets where the neighbours of each node begin, length size + 1
     * @param indices neighbours
     */
    static int[] of(int size, int[] offsets, int[] indices) {
        NestedDissection dissection = new NestedDissection(size, offsets, indices);
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        dissection.place(all);
        return dissection.order;
    }

    private void place(int[] nodes) {
        int[] rest = nodes;
        while (rest.length > LEAF) {
            int id = ++parts;
            for (int node : rest) {
                part[node] = id;
                level[node] = -1;
            }
            int[] first = search(rest[0], id, rest.length);
            int[] reached = search(first[first.length - 1], id, rest.length);
            int[] others = Arrays.stream(rest).filter(i -> level[i] < 0).toArray();
            int depth = level[reached[reached.length - 1]];
            if (depth < 2) {
                append(reached);
            } else {
                int middle = Math.min(Math.max(level[reached[reached.length / 2]], 1), depth - 1);
                int from = lowest(reached, middle);
                int to = lowest(reached, middle + 1);
                int[] separator = Arrays.copyOfRange(reached, from, to);
                place(Arrays.copyOfRange(reached, 0, from));
                place(Arrays.copyOfRange(reached, to, reached.length));
                append(separator);
            }
            rest = others;
        }
        append(rest);
    }

    /** Nodes of the part that are reached from a root, by level; sets the level of each, -1 where it is not reached. */
    private int[] search(int root, int id, int most) {
        int[] queue = new int[most];
        int head = 0;
        int tail = 0;
        queue[tail++] = root;
        int mark = ++parts;
        part[root] = mark;
        level[root] = 0;
        while (head < tail) {
            int node = queue[head++];
            for (int p = offsets[node]; p < offsets[node + 1]; p++) {
                int neighbour = indices[p];
                if (part[neighbour] == id) {
                    part[neighbour] = mark;
                    level[neighbour] = level[node] + 1;
                    queue[tail++] = neighbour;
                }
            }
        }
        for (int k = 0; k < tail; k++) {
            part[queue[k]] = id;
        }
        return Arrays.copyOf(queue, tail);
    }

    /** First place in {@code reached} of a level. */
    private int lowest(int[] reached, int wanted) {
        int low = 0;
        int high = reached.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (level[reached[middle]] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void append(int[] nodes) {
        System.arraycopy(nodes, 0, order, placed, nodes.length);
        placed += nodes.length;
    }
}
