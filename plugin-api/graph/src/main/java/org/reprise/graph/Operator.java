package org.reprise.graph;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is known of an ONNX operator: the types that it yields, and how derivatives flow back through it.
 *
 * @param inference types of its outputs
 * @param gradient derivatives for each input, then for each capture, from those of the outputs; null where there is none
 */
record Operator(Function<Call, List<TensorType>> inference, Gradient gradient) {
    /** Derivatives by inputs from derivatives by outputs; entries are null where no derivative flows. */
    interface Gradient {
        List<Value> of(Node node, List<Value> byOutputs);
    }

    /** An operator with one output. */
    static Operator single(Function<Call, TensorType> inference) {
        return new Operator(call -> List.of(inference.apply(call)), null);
    }

    /** An operator with several outputs. */
    static Operator several(Function<Call, List<TensorType>> inference) {
        return new Operator(inference, null);
    }

    /** With a derivative of its only differentiable output. */
    Operator derivative(BiFunction<Node, Value, List<Value>> rule) {
        return new Operator(inference, (node, g) -> g.get(0) == null ? List.of() : rule.apply(node, g.get(0)));
    }

    /** With derivatives from those of all outputs. */
    Operator derivatives(Gradient rule) {
        return new Operator(inference, rule);
    }

    /** One through which no derivative flows, for it is constant almost everywhere. */
    Operator flat() {
        return new Operator(inference, (node, g) -> List.of());
    }

    /** One whose derivative is that of an expression in simpler operators. */
    Operator composed(Function<Node, Value> expression) {
        return derivative((node, g) -> Gradients.through(expression.apply(node), g, node.inputs()));
    }

    /** A list that may hold null. */
    static List<Value> grads(Value... values) {
        return Arrays.asList(values);
    }
}
