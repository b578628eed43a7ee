package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Compares derivatives with central differences. */
final class Derivatives {
    /** An expression in some inputs. */
    interface Expression extends Function<List<Value>, Value> {}

    private final DType dtype;
    private final double step;
    private final double tolerance;
    private final double low;
    private final double high;

    private Derivatives(DType dtype, double step, double tolerance, double low, double high) {
        this.dtype = dtype;
        this.step = step;
        this.tolerance = tolerance;
        this.low = low;
        this.high = high;
    }

    /** In double: differences of step 1e-5 are right to about 1e-10. */
    static Derivatives exact() {
        return new Derivatives(DType.DOUBLE, 1e-5, 1e-6, -2, 2);
    }

    /** In float, for functions that are linear in each input: any step will do, and rounding is all that is left. */
    static Derivatives linear() {
        return new Derivatives(DType.FLOAT, 0.5, 1e-4, -1, 1);
    }

    /** In float: a step of 2e-2 leaves an error of 1e-4 times the third derivative, and rounding of 1e-5. */
    static Derivatives rough() {
        return new Derivatives(DType.FLOAT, 2e-2, 3e-3, -2, 2);
    }

    Derivatives within(double from, double to) {
        return new Derivatives(dtype, step, tolerance, from, to);
    }

    DType dtype() {
        return dtype;
    }

    /** Checks first derivatives of a weighted sum of the result, then, where asked for, second ones. */
    void check(Expression expression, boolean twice, long[]... shapes) {
        compare(inputs -> weighted(expression.apply(inputs), 7), shapes);
        if (twice) {
            compare(
                    inputs -> {
                        Value sum = weighted(expression.apply(inputs), 7);
                        List<Value> first = Gradients.of(sum, inputs);
                        Value total = null;
                        for (int i = 0; i < first.size(); i++) {
                            Value part = weighted(first.get(i), 11 + i);
                            total = total == null ? part : total.add(part);
                        }
                        return total;
                    },
                    shapes);
        }
    }

    private Value weighted(Value value, long seed) {
        if (value.rank() == 0) {
            return value;
        }
        Random random = new Random(seed);
        double[] weights =
                random.doubles(value.shape().elements().value(), 0.5, 1.5).toArray();
        Value constant =
                value.graph().constant(Tensor.of(dtype, weights, value.shape().toArray()));
        return value.mul(constant).sum();
    }

    private void compare(Expression scalar, long[]... shapes) {
        Graph graph = new Graph("test");
        List<Value> inputs = new ArrayList<>();
        Map<String, Tensor> point = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < shapes.length; i++) {
            String name = "x" + i;
            inputs.add(graph.input(name, new TensorType(dtype, Shape.of(shapes[i]))));
            long size = Shape.of(shapes[i]).elements().value();
            point.put(name, Tensor.of(dtype, random.doubles(size, low, high).toArray(), shapes[i]));
        }
        Value value = scalar.apply(inputs);
        graph.output("value", value);
        List<Value> gradients = Gradients.of(value, inputs);
        for (int i = 0; i < gradients.size(); i++) {
            assertThat(gradients.get(i).shape()).isEqualTo(inputs.get(i).shape());
            graph.output("d" + i, gradients.get(i));
        }
        try (Ort ort = Ort.open(graph.toOnnx())) {
            Map<String, Tensor> found = ort.run(point);
            double scale = 1;
            for (int i = 0; i < shapes.length; i++) {
                for (double d : found.get("d" + i).toDoubles()) {
                    scale = Math.max(scale, Math.abs(d));
                }
            }
            for (int i = 0; i < shapes.length; i++) {
                compare(ort, point, "x" + i, found.get("d" + i).toDoubles(), scale);
            }
        }
    }

    private void compare(Ort ort, Map<String, Tensor> point, String name, double[] derivative, double scale) {
        Tensor at = point.get(name);
        for (int k = 0; k < derivative.length; k++) {
            double[] moved = at.toDoubles();
            double centre = moved[k];
            moved[k] = centre + step;
            double up = value(ort, point, name, Tensor.of(dtype, moved, at.shape()));
            moved[k] = centre - step;
            double down = value(ort, point, name, Tensor.of(dtype, moved, at.shape()));
            double expected = (up - down) / (2 * step);
            assertThat(derivative[k])
                    .as("derivative by element %d of %s", k, name)
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(tolerance * scale));
        }
    }

    private static double value(Ort ort, Map<String, Tensor> point, String name, Tensor moved) {
        Map<String, Tensor> other = new HashMap<>(point);
        other.put(name, moved);
        return ort.run(other).get("value").get(0);
    }
}
