package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Products of matrices. */
final class LinearOps {
    private LinearOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("MatMul", single(LinearOps::matMul).derivative(LinearOps::matMulGradient));
        all.accept("Gemm", single(LinearOps::gemm).composed(LinearOps::gemmExpression));
        all.accept("Einsum", single(Einsum::infer).derivative(Einsum::gradient));
    }

    private static TensorType matMul(Call call) {
        call.sameType(0);
        Shape a = call.shape(0);
        Shape b = call.shape(1);
        if (a.rank() == 0 || b.rank() == 0) {
            throw call.fail("both must have at least one axis");
        }
        Shape left = a.rank() == 1 ? Shape.of(1L).concat(a) : a;
        Shape right = b.rank() == 1 ? b.concat(Shape.of(1L)) : b;
        if (!left.dim(-1).agrees(right.dim(-2))) {
            throw call.fail("the inner lengths " + left.dim(-1) + " and " + right.dim(-2) + " differ");
        }
        Shape batch = left.slice(0, left.rank() - 2).broadcast(right.slice(0, right.rank() - 2));
        if (batch == null) {
            throw call.fail("the batch axes cannot be broadcast together");
        }
        List<Dim> dims = new ArrayList<>(batch.dims());
        if (a.rank() > 1) {
            dims.add(left.dim(-2));
        }
        if (b.rank() > 1) {
            dims.add(right.dim(-1));
        }
        return new TensorType(call.dtype(0), new Shape(dims));
    }

    private static List<Value> matMulGradient(Node node, Value g) {
        Value a = node.input(0);
        Value b = node.input(1);
        Value full = Shapes.like(g, node.output(0));
        if (a.rank() == 1 || b.rank() == 1) {
            Value left = a.rank() == 1 ? a.unsqueeze(0) : a;
            Value right = b.rank() == 1 ? b.unsqueeze(-1) : b;
            Value result = full;
            result = b.rank() == 1 ? result.unsqueeze(-1) : result;
            result = a.rank() == 1 ? result.unsqueeze(-2) : result;
            Value byLeft = Shapes.sumTo(result.matMul(right.transposeLast()), left);
            Value byRight = Shapes.sumTo(left.transposeLast().matMul(result), right);
            return grads(a.rank() == 1 ? byLeft.squeeze(0) : byLeft, b.rank() == 1 ? byRight.squeeze(-1) : byRight);
        }
        Value byA = Shapes.sumTo(full.matMul(b.transposeLast()), a);
        boolean shared = b.rank() == 2 && a.rank() > 2;
        if (shared && b.shape().isStatic()) {
            // One large product instead of a sum over a batch of small ones.
            Value rows = a.reshape(-1, b.shape().size(0));
            Value columns = full.reshape(-1, b.shape().size(1));
            return grads(byA, rows.transposeLast().matMul(columns));
        }
        return grads(byA, Shapes.sumTo(a.transposeLast().matMul(full), b));
    }

    private static TensorType gemm(Call call) {
        call.sameType(0);
        Shape a = call.shape(0);
        Shape b = call.shape(1);
        if (a.rank() != 2 || b.rank() != 2) {
            throw call.fail("both must be matrices");
        }
        boolean ta = call.attributes().integer("transA", 0) == 1;
        boolean tb = call.attributes().integer("transB", 0) == 1;
        Dim inner = a.dim(ta ? 0 : 1);
        Dim other = b.dim(tb ? 1 : 0);
        if (!inner.agrees(other)) {
            throw call.fail("the inner lengths " + inner + " and " + other + " differ");
        }
        return new TensorType(call.dtype(0), new Shape(List.of(a.dim(ta ? 1 : 0), b.dim(tb ? 0 : 1))));
    }

    private static Value gemmExpression(Node node) {
        Attributes attributes = node.attributes();
        Value a = node.input(0);
        Value b = node.input(1);
        a = attributes.integer("transA", 0) == 1 ? a.transposeLast() : a;
        b = attributes.integer("transB", 0) == 1 ? b.transposeLast() : b;
        Value product = a.matMul(b).mul(attributes.number("alpha", 1));
        return node.input(2) == null ? product : product.add(node.input(2).mul(attributes.number("beta", 1)));
    }
}
