package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;

/** The discrete Fourier transform; complex numbers are pairs on the last axis. */
final class FourierOps {
    private FourierOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("DFT", single(FourierOps::dft).derivative(FourierOps::gradient));
    }

    private static long length(Call call, int axis) {
        long[] given = call.has(1) ? call.known(1) : null;
        return given != null ? given[0] : call.shape(0).size(axis);
    }

    private static TensorType dft(Call call) {
        Shape shape = call.shape(0);
        int axis = call.axis("axis", 1, shape.rank());
        if (!shape.dim(-1).is(1) && !shape.dim(-1).is(2)) {
            throw call.fail("its last axis must hold real numbers (length 1) or complex ones (length 2)");
        }
        long n = length(call, axis);
        boolean half = call.attributes().integer("onesided", 0) == 1;
        return call.type(0).with(shape.with(axis, Dim.of(half ? n / 2 + 1 : n)).with(-1, Dim.of(2)));
    }

    /**
     * The transform is linear: its adjoint is the inverse one, scaled, of the derivative, padded where half of the
     * frequencies were left out.
     */
    private static List<Value> gradient(Node node, Value given) {
        Value x = node.input(0);
        Value g = Shapes.like(given, node.output(0));
        Call call = new Call(node.op(), node.attributes(), node.inputs(), 1);
        int axis = x.shape().axis((int) node.attributes().integer("axis", 1));
        long n = length(call, axis);
        long kept = g.shape().size(axis);
        if (kept < n) {
            long[] pads = new long[2 * g.rank()];
            pads[axis + g.rank()] = n - kept;
            g = g.pad(pads);
        }
        boolean inverse = node.attributes().integer("inverse", 0) == 1;
        Attributes back = Attributes.of("axis", axis).with("inverse", inverse ? 0 : 1);
        Value adjoint = g.graph().apply("DFT", back, g).mul(inverse ? 1.0 / n : n);
        if (x.shape().dim(-1).is(1)) {
            adjoint = adjoint.slice(-1, 0, 1);
        }
        long size = x.shape().size(axis);
        if (size < n) {
            adjoint = adjoint.slice(axis, 0, size);
        } else if (size > n) {
            long[] pads = new long[2 * g.rank()];
            pads[axis + g.rank()] = size - n;
            adjoint = adjoint.pad(pads);
        }
        return grads(adjoint, null);
    }
}
