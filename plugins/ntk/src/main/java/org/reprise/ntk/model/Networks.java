package org.reprise.ntk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.graph.DType;
import org.reprise.graph.Gradients;
import org.reprise.graph.Graph;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Losses;
import org.reprise.graph.nn.Scope;
import org.reprise.graph.train.Objective;
import org.reprise.graph.train.Sgd;
import org.reprise.graph.train.TrainingProgram;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Loss;

/** Graphs of fully connected networks: outputs, tangent kernel, gradient descent on all examples. */
public final class Networks {
    /** Input: examples. */
    public static final String EXAMPLES = "x";
    /** Input: targets. */
    public static final String TARGETS = "y";
    /** Output: outputs of the network. */
    public static final String OUTPUT = "f";
    /** Input: examples between which the tangent kernel is taken. */
    public static final String PROBES = "probes";
    /** Input: hidden activations on the probes at another time. */
    public static final String REFERENCE = "reference";
    /** Output: tangent kernel. */
    public static final String KERNEL = "kernel";
    /** Output: hidden activations on the probes, all layers side by side. */
    public static final String HIDDEN = "hidden";
    /** Output: mean absolute difference of these from the reference. */
    public static final String MOVED = "moved";

    private static final String POINTS = "points";

    private Networks() {}

    /** What a network computes on the way. */
    private record Trace(List<Value> inputs, List<Value> sums, Value output) {}

    private static Layer dense(NetworkShape shape, int layer) {
        return shape.parametrisation() == Parametrisation.NTK
                ? Layers.neuralTangentDense(
                        shape.fanOut(layer), 1, shape.architecture().beta())
                : Layers.dense(shape.fanOut(layer), true, Initialiser.lecun(), Initialiser.zeros());
    }

    private static Value activation(Activation sigma, Value z) {
        if (sigma.isPiecewiseLinear()) {
            double jump = sigma.above() - sigma.below();
            Value bent = jump == 0 ? null : jump == 1 ? z.relu() : z.relu().mul(jump);
            Value straight = sigma.below() == 0 ? null : sigma.below() == 1 ? z : z.mul(sigma.below());
            return bent == null ? straight : straight == null ? bent : straight.add(bent);
        }
        return switch (sigma) {
            case ERF -> z.erf();
            case SIN -> z.sin();
            case TANH -> z.tanh();
            case GELU -> z.gelu();
            // Composed: ONNX Runtime has no kernel of Selu in double.
            case SELU ->
                z.relu().add(z.min(0).exp().sub(1).mul(1.6732632423543772)).mul(1.0507009873554805);
            default -> throw new IllegalStateException(sigma.name());
        };
    }

    private static Trace trace(NetworkShape shape, Scope scope, Value x) {
        List<Value> inputs = new ArrayList<>();
        List<Value> sums = new ArrayList<>();
        Value h = x;
        for (int l = 0; l < shape.depth(); l++) {
            inputs.add(h);
            Value z = dense(shape, l).named(Integer.toString(l)).apply(scope, h);
            sums.add(z);
            h = l < shape.depth() - 1 ? activation(shape.architecture().activation(), z) : z;
        }
        return new Trace(inputs, sums, h);
    }

    /**
     * The network: {@code x [batch, inputs]} to {@code f [batch, outputs]}, with parameters of its own.
     *
     * @param streams random numbers by name, from which the parameters are drawn
     */
    public static Graph forward(NetworkShape shape, Function<String, RandomGenerator> streams) {
        Graph graph = new Graph("ntk");
        Scope scope = Scope.of(graph, shape.dtype(), streams);
        Value x = graph.input(EXAMPLES, shape.dtype(), "batch", shape.inputs());
        return described(graph).output(OUTPUT, trace(shape, scope, x).output());
    }

    private static Graph described(Graph graph) {
        return graph.metadata("paper", "arXiv:1806.07572").metadata("plugin", "ntk");
    }

    /**
     * Outputs and tangent kernel of R networks whose parameters are inputs, named as the states of {@link #training}:
     * {@code x [1, points, inputs]} to {@code f [R, points, outputs]}, and with probes {@code [1, P, inputs]} also
     * {@code kernel [R, P, P]} of the first output, in double, {@code hidden [R, P, all hidden]}, and {@code moved [R]}
     * from {@code reference}, of the shape of hidden.
     *
     * <p>The kernel sums over layers {@code (Delta Delta^T) * (A A^T/n + beta^2)}: A are the activations that go into a
     * layer, Delta the derivatives of the output by the sums that come out of it. No Jacobian is formed.
     */
    public static Graph observer(NetworkShape shape, int replicas, boolean probed) {
        Graph graph = new Graph("ntk-observer");
        Scope scope = parametersAsInputs(shape, replicas, graph);
        Value x = graph.input(EXAMPLES, shape.dtype(), 1, POINTS, shape.inputs());
        described(graph).output(OUTPUT, trace(shape, scope, x).output());
        if (probed) {
            Value probes = graph.input(PROBES, shape.dtype(), 1, PROBES, shape.inputs());
            Trace trace = trace(shape, scope, probes);
            graph.output(KERNEL, kernel(shape, trace));
            if (shape.depth() > 1) {
                Value hidden = Value.concat(-1, trace.inputs().subList(1, shape.depth()));
                Value reference = graph.input(REFERENCE, shape.dtype(), replicas, PROBES, shape.hidden());
                graph.output(HIDDEN, hidden);
                graph.output(MOVED, hidden.sub(reference).abs().reduceMean(false, 1, 2));
            }
        }
        return graph;
    }

    private static Value kernel(NetworkShape shape, Trace trace) {
        Value first = trace.output().slice(-1, 0, 1);
        // Examples do not meet in a network: the derivative of the sum holds that of each.
        List<Value> deltas = Gradients.of(first.sum(), trace.sums());
        Value kernel = null;
        for (int l = 0; l < shape.depth(); l++) {
            Value activations = gram(trace.inputs().get(l));
            double bias = shape.hasBias() ? 1 : 0;
            if (shape.parametrisation() == Parametrisation.NTK) {
                activations = activations.mul(1.0 / shape.fanIn(l));
                bias = shape.architecture().beta() * shape.architecture().beta();
            }
            Value part = gram(deltas.get(l)).mul(bias == 0 ? activations : activations.add(bias));
            kernel = kernel == null ? part : kernel.add(part);
        }
        return kernel;
    }

    /** Inner products of rows, summed in double. */
    private static Value gram(Value rows) {
        Value wide = rows.cast(DType.DOUBLE);
        return wide.matMul(wide.transposeLast());
    }

    private static Scope parametersAsInputs(NetworkShape shape, int replicas, Graph graph) {
        for (int l = 0; l < shape.depth(); l++) {
            graph.input(l + "/weight", shape.dtype(), replicas, shape.fanIn(l), shape.fanOut(l));
            if (shape.hasBias()) {
                graph.input(l + "/bias", shape.dtype(), replicas, shape.fanOut(l));
            }
        }
        Function<String, RandomGenerator> none = name -> {
            throw new IllegalStateException("parameters are inputs");
        };
        return Scope.replicas(graph, shape.dtype(), java.util.Collections.nCopies(replicas, none))
                .with(graph, (g, name, trainable, first) -> g.inputs().get(name));
    }

    /**
     * Gradient descent of R networks on all examples: {@code x [1, examples, inputs]}, {@code y [R, examples, outputs]}, the
     * cost a mean over examples.
     *
     * @param streams random numbers by name, from which first parameters are drawn, for each replica
     */
    public static TrainingProgram training(
            NetworkShape shape, Loss loss, List<Function<String, RandomGenerator>> streams) {
        Objective objective = (scope, batch) -> {
            Value f = trace(shape, scope, batch.get(EXAMPLES)).output();
            Value y = batch.get(TARGETS);
            Value each = loss == Loss.SQUARED
                    ? Losses.squaredError(f, y).reduceSum(false, -1).mul(0.5)
                    : Losses.softmaxCrossEntropy(f, y);
            return new Objective.Outcome(Losses.mean(scope, each), Map.of());
        };
        return TrainingProgram.replicas("ntk-training", objective, streams)
                .dtype(shape.dtype())
                .optimiser(Sgd.plain())
                .whole(EXAMPLES, shape.dtype(), 1, "examples", shape.inputs())
                .whole(TARGETS, shape.dtype(), streams.size(), "examples", shape.outputs())
                .metadata("paper", "arXiv:1806.07572")
                .metadata("plugin", "ntk")
                .build();
    }
}
