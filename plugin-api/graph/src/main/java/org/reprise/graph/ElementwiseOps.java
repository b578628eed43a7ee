package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Functions of one tensor, element by element: ONNX's mathematical functions and activations. */
final class ElementwiseOps {
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    private static final double SELU_ALPHA = 1.67326319217681884765625;
    private static final double SELU_GAMMA = 1.05070102214813232421875;

    private ElementwiseOps() {}

    /** The derivative at x, where y is the value. */
    private interface Slope {
        Value at(Value x, Value y);
    }

    private static Operator function(Slope slope) {
        return single(call -> {
                    call.floating(0);
                    return call.type(0);
                })
                .derivative((node, g) -> List.of(g.mul(slope.at(node.input(0), node.output(0)))));
    }

    private static Operator activation(Function<Node, Value> slope) {
        return single(call -> {
                    call.floating(0);
                    return call.type(0);
                })
                .derivative((node, g) -> List.of(g.mul(slope.apply(node))));
    }

    private static Operator same() {
        return single(call -> call.type(0));
    }

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Exp", function((x, y) -> y));
        all.accept("Log", function((x, y) -> x.reciprocal()));
        all.accept("Sqrt", function((x, y) -> y.reciprocal().mul(0.5)));
        all.accept("Reciprocal", function((x, y) -> y.square().neg()));
        all.accept("Sin", function((x, y) -> x.cos()));
        all.accept("Cos", function((x, y) -> x.sin().neg()));
        all.accept("Tan", function((x, y) -> y.square().add(1)));
        all.accept("Asin", function((x, y) -> one(x.square()).sqrt().reciprocal()));
        all.accept(
                "Acos", function((x, y) -> one(x.square()).sqrt().reciprocal().neg()));
        all.accept("Atan", function((x, y) -> x.square().add(1).reciprocal()));
        all.accept("Sinh", function((x, y) -> call("Cosh", x)));
        all.accept("Cosh", function((x, y) -> call("Sinh", x)));
        all.accept("Asinh", function((x, y) -> x.square().add(1).sqrt().reciprocal()));
        all.accept("Acosh", function((x, y) -> x.square().sub(1).sqrt().reciprocal()));
        all.accept("Atanh", function((x, y) -> one(x.square()).reciprocal()));
        all.accept("Erf", function((x, y) -> x.square().neg().exp().mul(TWO_OVER_SQRT_PI)));
        all.accept("Tanh", function((x, y) -> one(y.square())));
        all.accept("Sigmoid", function((x, y) -> y.mul(one(y))));
        all.accept("Softplus", function((x, y) -> x.sigmoid()));
        all.accept("Softsign", function((x, y) -> x.abs().add(1).square().reciprocal()));
        all.accept("Relu", function((x, y) -> y.greater(0).cast(x.dtype())));
        all.accept("Neg", same().derivative((node, g) -> List.of(g.neg())));
        all.accept(
                "Abs",
                same().derivative((node, g) -> List.of(g.mul(node.input(0).sign()))));
        all.accept("Identity", same().derivative((node, g) -> List.of(g)));
        all.accept("StopGradient", same().flat());
        registerActivations(all);
        for (String step : List.of("Sign", "Floor", "Ceil", "Round", "Not")) {
            all.accept(step, same().flat());
        }
        for (String test : List.of("IsNaN", "IsInf")) {
            all.accept(test, single(call -> call.type(0).with(DType.BOOL)).flat());
        }
        all.accept(
                "Cast",
                single(call -> call.type(0)
                                .with(DType.of((int) call.attributes().integer("to", 0))))
                        .derivative((node, g) -> node.input(0).dtype().isFloating()
                                ? List.of(g.cast(node.input(0).dtype()))
                                : List.of()));
        all.accept("Dropout", Operator.several(ElementwiseOps::dropout).derivatives((node, g) -> {
            if (node.input(2) != null) {
                throw new GraphException("Dropout in training mode draws numbers that are not reproducible: "
                        + "use the layer for dropout");
            }
            return grads(g.get(0));
        }));
    }

    private static List<TensorType> dropout(Call call) {
        TensorType mask = call.type(0).with(DType.BOOL);
        return call.outputs() == 1 ? List.of(call.type(0)) : List.of(call.type(0), mask);
    }

    private static void registerActivations(BiConsumer<String, Operator> all) {
        all.accept("Elu", activation(node -> {
            Value x = node.input(0);
            double alpha = node.attributes().number("alpha", 1);
            return x.greater(0).where(like(x, 1), x.min(0).exp().mul(alpha));
        }));
        all.accept("Selu", activation(node -> {
            Value x = node.input(0);
            double alpha = node.attributes().number("alpha", SELU_ALPHA);
            double gamma = node.attributes().number("gamma", SELU_GAMMA);
            return x.greater(0).where(like(x, gamma), x.min(0).exp().mul(alpha * gamma));
        }));
        all.accept("Celu", activation(node -> {
            Value x = node.input(0);
            double alpha = node.attributes().number("alpha", 1);
            return x.greater(0).where(like(x, 1), x.min(0).div(alpha).exp());
        }));
        all.accept("LeakyRelu", activation(node -> {
            Value x = node.input(0);
            return x.greater(0).where(like(x, 1), like(x, node.attributes().number("alpha", 0.01)));
        }));
        all.accept("ThresholdedRelu", activation(node -> {
            Value x = node.input(0);
            return x.greater(node.attributes().number("alpha", 1)).cast(x.dtype());
        }));
        all.accept("HardSigmoid", activation(node -> {
            Value x = node.input(0);
            double alpha = node.attributes().number("alpha", 0.2);
            double beta = node.attributes().number("beta", 0.5);
            return inside(x.mul(alpha).add(beta), 0, 1).mul(alpha);
        }));
        all.accept("HardSwish", single(call -> call.type(0)).composed(node -> {
            Value x = node.input(0);
            return x.mul(x.mul(1.0 / 6).add(0.5).clip(0, 1));
        }));
        all.accept("Mish", single(call -> call.type(0)).composed(node -> node.input(0)
                .mul(node.input(0).softplus().tanh())));
        all.accept(
                "Clip",
                single(call -> {
                            call.sameType(0);
                            return call.type(0);
                        })
                        .derivative((node, g) -> grads(g.mul(within(node)), beyond(node, g, 1), beyond(node, g, 2))));
    }

    /** The derivative by a bound: of the elements that it replaced. */
    private static Value beyond(Node node, Value g, int bound) {
        Value by = node.input(bound);
        if (by == null || by.isConstant()) {
            return null;
        }
        Value x = node.input(0);
        // The upper bound is applied last, so it holds where they cross.
        Value before = bound == 1 || node.input(1) == null ? x : x.max(node.input(1));
        Value mask = (bound == 1 ? x.less(by) : by.less(before)).cast(x.dtype());
        if (bound == 1 && node.input(2) != null) {
            mask = mask.mul(node.input(2).greaterOrEqual(by).cast(x.dtype()));
        }
        return Shapes.like(g, node.output(0)).mul(mask).sum();
    }

    private static Value within(Node node) {
        Value x = node.input(0);
        Value mask = null;
        if (node.input(1) != null) {
            mask = x.greaterOrEqual(node.input(1)).cast(x.dtype());
        }
        if (node.input(2) != null) {
            Value below = node.input(2).greaterOrEqual(x).cast(x.dtype());
            mask = mask == null ? below : mask.mul(below);
        }
        return mask == null ? like(x, 1) : mask;
    }

    private static Value inside(Value x, double low, double high) {
        return x.greater(low).and(x.less(high)).cast(x.dtype());
    }

    private static Value one(Value x) {
        return like(x, 1).sub(x);
    }

    private static Value like(Value x, double value) {
        return x.graph().constant(x.dtype(), value);
    }

    private static Value call(String op, Value x) {
        return x.graph().apply(op, Attributes.NONE, x);
    }
}
