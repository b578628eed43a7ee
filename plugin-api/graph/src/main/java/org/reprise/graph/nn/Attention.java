package org.reprise.graph.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;
import org.reprise.graph.Value;

/**
 * Multi-head self-attention over {@code [batch, time, width]}: Vaswani et al. 2017.
 *
 * @param heads number of heads, a divisor of the width
 * @param causal whether a position sees only itself and those before it
 * @param rotary whether queries and keys are rotated by their positions (Su et al. 2021)
 */
public record Attention(int heads, boolean causal, boolean rotary) implements Layer {
    private static final double HIDDEN = -1e9;
    private static final double BASE = 10_000;

    @Override
    public Value apply(Scope scope, Value x) {
        long width = x.shape().size(-1);
        long time = x.shape().size(-2);
        if (width % heads != 0) {
            throw new GraphException("a width of " + width + " does not divide into " + heads + " heads");
        }
        long each = width / heads;
        List<Value> three = new ArrayList<>();
        for (String part : List.of("query", "key", "value")) {
            Value projected = Layers.dense(width).named(part).apply(scope, x);
            three.add(apart(projected, each));
        }
        Value query = rotary ? rotated(three.get(0), time, each) : three.get(0);
        Value key = rotary ? rotated(three.get(1), time, each) : three.get(1);
        Value scores = query.mul(1 / Math.sqrt(each)).matMul(key.transposeLast());
        if (causal) {
            scores = scores.add(mask(x.graph(), x.dtype(), (int) time));
        }
        Value mixed = scores.softmax(-1).matMul(three.get(2));
        Object[] lengths = x.shape().dims().toArray();
        Value joined = mixed.swapAxes(-2, -3).reshape(lengths);
        return Layers.dense(width).named("output").apply(scope, joined);
    }

    /** {@code [..., time, width]} to {@code [..., heads, time, each]}. */
    private Value apart(Value x, long each) {
        List<Object> lengths = new ArrayList<>(x.shape().slice(0, x.rank() - 1).dims());
        lengths.add((long) heads);
        lengths.add(each);
        return x.reshape(lengths.toArray()).swapAxes(-2, -3);
    }

    private static Value mask(Graph graph, DType dtype, int time) {
        double[] hidden = new double[time * time];
        for (int i = 0; i < time; i++) {
            Arrays.fill(hidden, i * time + i + 1, (i + 1) * time, HIDDEN);
        }
        return graph.constant(Tensor.of(dtype, hidden, time, time));
    }

    /** Rotates pairs of the first and the second half by angles that grow with the position. */
    private static Value rotated(Value x, long time, long each) {
        if (each % 2 != 0) {
            throw new GraphException("rotary positions need heads of even width, not " + each);
        }
        int half = (int) (each / 2);
        double[] cosines = new double[(int) time * half];
        double[] sines = new double[cosines.length];
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < half; i++) {
                double angle = t * Math.pow(BASE, -i / (double) half);
                cosines[t * half + i] = Math.cos(angle);
                sines[t * half + i] = Math.sin(angle);
            }
        }
        Graph graph = x.graph();
        Value cos = graph.constant(Tensor.of(x.dtype(), cosines, time, half));
        Value sin = graph.constant(Tensor.of(x.dtype(), sines, time, half));
        Value a = x.slice(-1, 0, half);
        Value b = x.slice(-1, half, each);
        return Value.concat(-1, List.of(a.mul(cos).sub(b.mul(sin)), a.mul(sin).add(b.mul(cos))));
    }

    /**
     * A block with normalisation before attention and before two dense layers, both with shortcuts.
     *
     * @param hidden width of the layer between
     */
    public Layer block(long hidden, Layer activation) {
        return (scope, x) -> {
            long width = x.shape().size(-1);
            Value normed = Normalisation.layerNorm().named("norm1").apply(scope, x);
            Value attended = x.add(named("attention").apply(scope, normed));
            Layer perceptron = Normalisation.layerNorm()
                    .named("norm2")
                    .then(Layers.dense(hidden).named("up"))
                    .then(activation)
                    .then(Layers.dense(width).named("down"));
            return attended.add(perceptron.apply(scope, attended));
        };
    }
}
