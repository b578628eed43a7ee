package org.reprise.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The derivative of a weighted sum of a model's results in a random direction, against a central difference. */
final class RecordedGradients {
    private static final double STEP = 1e-2;

    private static final int LARGEST = 1 << 18;
    /** Where these are, a step may cross a kink or a jump. */
    private static final Set<String> KINKS = Set.of(
            "Sign",
            "Round",
            "Floor",
            "Ceil",
            "Mod",
            "Relu",
            "LeakyRelu",
            "PRelu",
            "Elu",
            "Selu",
            "Celu",
            "ThresholdedRelu",
            "Clip",
            "MaxPool",
            "Max",
            "Min",
            "ReduceMax",
            "ReduceMin",
            "Hardmax",
            "TopK",
            // Of numbers that are taken for whole ones.
            "OneHot",
            "Range");

    private final Graph graph;
    private final Map<String, Tensor> at;
    private final List<Value> inputs = new ArrayList<>();

    private final String kind;
    private final String detail;

    RecordedGradients(Graph graph, Map<String, Tensor> at) {
        this.graph = graph;
        this.at = at;
        for (Value input : graph.inputs().values()) {
            if (isReal(input)) {
                inputs.add(input);
            }
        }
        String[] parts = (outcome() + " | ").split(" \\| ", 3);
        kind = parts[0];
        detail = parts[1];
    }

    /** What came of it. */
    String kind() {
        return kind;
    }

    String detail() {
        return detail;
    }

    /** The graph with what was asked for among its outputs. */
    Graph graph() {
        return graph;
    }

    private static boolean isReal(Value value) {
        return value.dtype() == DType.FLOAT || value.dtype() == DType.DOUBLE;
    }

    /** Of each element its own, for some sums do not depend on anything. */
    private static Value weights(Value output, Random random) {
        Shape shape = output.shape();
        long size = shape.isStatic() ? shape.elements().value() : 0;
        return size == 0
                ? output.graph().constant(output.dtype(), 0.75)
                : output.graph()
                        .constant(Tensor.of(
                                output.dtype(), random.doubles(size, 0.5, 1.5).toArray(), shape.toArray()));
    }

    private String outcome() {
        Value sum = null;
        Random random = new Random(5);
        for (Value output : List.copyOf(graph.outputs().values())) {
            if (isReal(output)) {
                Value part = output.mul(weights(output, random)).sum();
                sum = sum == null ? part : sum.add(part.cast(sum.dtype()));
            }
        }
        if (inputs.isEmpty() || sum == null) {
            return "not asked for";
        }
        if (at.values().stream().anyMatch(x -> x.size() > LARGEST)) {
            return "too large for this test";
        }
        List<Value> found;
        try {
            found = Gradients.of(sum, inputs);
        } catch (GraphException e) {
            return "refused | " + e.getMessage();
        }
        graph.output("sum of all", sum);
        for (int i = 0; i < found.size(); i++) {
            graph.output("derivative " + i, found.get(i));
        }
        try (Ort ort = Ort.open(graph.toOnnx())) {
            Map<String, Tensor> gradients = ort.run(at);
            return compare(ort, gradients, random);
        } catch (IllegalStateException e) {
            return "failed | " + e.getMessage();
        }
    }

    private String compare(Ort ort, Map<String, Tensor> gradients, Random random) {
        double product = 0;
        double size = 0;
        double steepest = 0;
        double largest = 0;
        Map<String, double[]> directions = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor gradient = gradients.get("derivative " + i);
            Tensor x = at.get(inputs.get(i).name());
            if (!gradient.type().equals(x.type())) {
                return "failed | it is a " + gradient.type() + " for a " + x.type();
            }
            double[] direction = random.doubles(x.size(), -0.5, 0.5).toArray();
            for (int k = 0; k < direction.length; k++) {
                product += direction[k] * gradient.get(k);
                size += Math.abs(direction[k] * gradient.get(k));
                steepest = Math.max(steepest, Math.abs(gradient.get(k)));
                largest = Math.max(largest, Math.abs(x.get(k)));
            }
            directions.put(inputs.get(i).name(), direction);
        }
        double difference;
        try {
            // Without its error of second order.
            difference = (4 * difference(ort, directions, STEP / 2) - difference(ort, directions, STEP)) / 3;
        } catch (IllegalStateException e) {
            return "at the edge of its domain | " + e.getMessage();
        }
        // Rounding of the sum, of what is added, and of the moved elements.
        double noise = 1e-6 * (Math.abs(gradients.get("sum of all").get(0)) + size) + 1e-6 * largest * steepest;
        double tolerance = 3e-3 * Math.max(size, Math.abs(difference)) + noise / STEP + 3e-4;
        if (Math.abs(product - difference) <= tolerance) {
            return "agrees";
        }
        String detail = " | " + product + ", but the difference is " + difference;
        if (graph.nodes().stream().anyMatch(node -> KINKS.contains(node.op()))) {
            return "at a kink" + detail;
        }
        return (Double.isFinite(difference) ? "differs" : "not finite") + detail;
    }

    private double difference(Ort ort, Map<String, double[]> directions, double step) {
        return (value(ort, directions, step) - value(ort, directions, -step)) / (2 * step);
    }

    private double value(Ort ort, Map<String, double[]> directions, double step) {
        Map<String, Tensor> moved = new HashMap<>(at);
        directions.forEach((name, direction) -> {
            double[] x = at.get(name).toDoubles();
            for (int k = 0; k < x.length; k++) {
                x[k] += step * direction[k];
            }
            moved.put(name, Tensor.of(at.get(name).dtype(), x, at.get(name).shape()));
        });
        return ort.run(moved).get("sum of all").get(0);
    }
}
