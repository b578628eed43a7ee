package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is known of tensors that hold lengths: exported models compute shapes within the graph. */
final class Lengths {
    private Lengths() {}

    /** The lengths that an int64 tensor of rank 0 or 1 holds, symbolic or not; null if nothing is known. */
    static List<Dim> of(Value value) {
        if (value.dtype() != DType.INT64 && value.dtype() != DType.INT32 || value.rank() > 1) {
            return null;
        }
        if (value.isConstant()) {
            long[] content = value.tensor().toLongs();
            // Negative numbers are marks, such as -1, not lengths.
            return Arrays.stream(content).allMatch(v -> v >= 0)
                    ? Arrays.stream(content).mapToObj(Dim::of).toList()
                    : null;
        }
        Node node = value.node();
        return node == null ? null : computed(node);
    }

    private static List<Dim> computed(Node node) {
        return switch (node.op()) {
            case "Shape" -> node.input(0).shape().dims();
            case "Cast", "Identity", "Unsqueeze", "Squeeze", "Reshape" -> of(node.input(0));
            case "Concat" -> concat(node);
            case "Gather" -> gather(node);
            case "Slice" -> slice(node);
            case "Mul", "Add" -> arithmetic(node);
            default -> null;
        };
    }

    private static List<Dim> concat(Node node) {
        List<Dim> all = new ArrayList<>();
        for (Value part : node.inputs()) {
            List<Dim> dims = of(part);
            if (dims == null) {
                return null;
            }
            all.addAll(dims);
        }
        return all;
    }

    private static List<Dim> gather(Node node) {
        List<Dim> data = of(node.input(0));
        if (data == null || !node.input(1).isConstant()) {
            return null;
        }
        List<Dim> picked = new ArrayList<>();
        for (long index : node.input(1).tensor().toLongs()) {
            long at = index < 0 ? index + data.size() : index;
            if (at < 0 || at >= data.size()) {
                return null;
            }
            picked.add(data.get((int) at));
        }
        return picked;
    }

    private static List<Dim> slice(Node node) {
        List<Dim> data = of(node.input(0));
        for (int i = 1; i < node.inputs().size(); i++) {
            if (node.input(i) != null && !node.input(i).isConstant()) {
                return null;
            }
        }
        if (data == null || node.input(4) != null && node.input(4).tensor().get(0) != 1) {
            return null;
        }
        int size = data.size();
        long from = node.input(1).tensor().toLongs()[0];
        long to = node.input(2).tensor().toLongs()[0];
        from = Math.max(0, Math.min(size, from < 0 ? from + size : from));
        to = Math.max(from, Math.min(size, to < 0 ? to + size : to));
        return data.subList((int) from, (int) to);
    }

    private static List<Dim> arithmetic(Node node) {
        List<Dim> a = of(node.input(0));
        List<Dim> b = of(node.input(1));
        if (a == null || b == null || a.size() != 1 && b.size() != 1 && a.size() != b.size()) {
            return null;
        }
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            Dim x = a.get(Math.min(i, a.size() - 1));
            Dim y = b.get(Math.min(i, b.size() - 1));
            result.add(node.op().equals("Mul") ? x.times(y) : x.plus(y));
        }
        return result;
    }
}
