package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Functions of several tensors, element by element, with NumPy's broadcasting. */
final class ArithmeticOps {
    private ArithmeticOps() {}

    private static Operator broadcasting() {
        return single(call -> {
            call.sameType(0);
            return new TensorType(call.dtype(0), call.broadcast());
        });
    }

    private static Operator comparison() {
        return single(call -> {
                    call.sameType(0);
                    return new TensorType(DType.BOOL, call.broadcast());
                })
                .flat();
    }

    private static Value to(Value gradient, Value operand) {
        return Shapes.sumTo(gradient, operand);
    }

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Add", broadcasting().derivative((node, g) -> grads(full(g, node, 0), full(g, node, 1))));
        all.accept("Sub", broadcasting().derivative((node, g) -> {
            Value second = full(g, node, 1);
            return grads(full(g, node, 0), second == null ? null : second.neg());
        }));
        all.accept("Mul", broadcasting().derivative((node, g) -> {
            Value a = node.input(0);
            Value b = node.input(1);
            return grads(to(g.mul(b), a), to(g.mul(a), b));
        }));
        all.accept("Div", broadcasting().derivative((node, g) -> {
            Value a = node.input(0);
            Value b = node.input(1);
            Value scaled = g.div(b);
            return grads(to(scaled, a), to(scaled.mul(node.output(0)).neg(), b));
        }));
        all.accept(
                "Pow",
                single(call -> new TensorType(call.dtype(0), call.broadcast())).derivative(ArithmeticOps::power));
        all.accept("Mod", broadcasting().derivative((node, g) -> {
            Value quotient = node.input(0).sub(node.output(0)).div(node.input(1));
            return grads(to(g, node.input(0)), to(g.mul(quotient).neg(), node.input(1)));
        }));
        all.accept("PRelu", single(call -> call.type(0)).derivative((node, g) -> {
            Value x = node.input(0);
            Value slope = node.input(1);
            Value positive = x.greater(0);
            Value one = x.graph().constant(x.dtype(), 1);
            return grads(g.mul(positive.where(one, slope)), to(g.mul(x.min(0)), slope));
        }));
        all.accept("Sum", broadcasting().derivative((node, g) -> eachTo(g, node)));
        all.accept(
                "Mean",
                broadcasting()
                        .derivative((node, g) -> eachTo(g.div(node.inputs().size()), node)));
        all.accept("Max", broadcasting().derivative(ArithmeticOps::extreme));
        all.accept("Min", broadcasting().derivative(ArithmeticOps::extreme));
        all.accept("Where", single(ArithmeticOps::where).derivative((node, g) -> {
            Value zero = g.graph().constant(g.dtype(), 0);
            return grads(
                    null,
                    to(node.input(0).where(g, zero), node.input(1)),
                    to(node.input(0).where(zero, g), node.input(2)));
        }));
        for (String op : List.of("Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual")) {
            all.accept(op, comparison());
        }
        for (String op : List.of("And", "Or", "Xor", "BitShift")) {
            all.accept(op, broadcasting().flat());
        }
    }

    private static TensorType where(Call call) {
        if (call.dtype(0) != DType.BOOL) {
            throw call.fail("the condition must be of type bool");
        }
        call.sameType(1);
        return new TensorType(call.dtype(1), call.broadcast());
    }

    /** The derivative of a sum; of the shape that broadcasting gives where the operand was not repeated. */
    private static Value full(Value g, Node node, int index) {
        return to(Shapes.like(g, node.output(0)), node.input(index));
    }

    private static List<Value> eachTo(Value g, Node node) {
        List<Value> all = new ArrayList<>();
        for (Value input : node.inputs()) {
            all.add(to(g, input));
        }
        return all;
    }

    private static List<Value> power(Node node, Value g) {
        Value x = node.input(0);
        Value p = node.input(1);
        double exponent = p.scalarOrNaN();
        if (exponent == 2) {
            return grads(to(g.mul(x).mul(2), x), null);
        }
        Value less = p.sub(p.graph().constant(p.dtype(), 1));
        Value factor = p.cast(x.dtype());
        Value byBase = to(g.mul(x.pow(less)).mul(factor), x);
        if (p.isConstant() || !p.dtype().isFloating()) {
            return grads(byBase, null);
        }
        // 0^p is 0 for every p > 0, so its slope by p is 0 there.
        Value one = x.graph().constant(x.dtype(), 1);
        Value logarithm = x.greater(0).where(x, one).log();
        return grads(byBase, to(g.mul(node.output(0)).mul(logarithm), p));
    }

    /** Of equal extremes each has its share. */
    private static List<Value> extreme(Node node, Value g) {
        List<Value> masks = new ArrayList<>();
        Value count = null;
        for (Value input : node.inputs()) {
            Value mask = input.equal(node.output(0)).cast(g.dtype());
            masks.add(mask);
            count = count == null ? mask : count.add(mask);
        }
        Value share = g.div(count);
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < masks.size(); i++) {
            all.add(to(share.mul(masks.get(i)), node.input(i)));
        }
        return all;
    }
}
