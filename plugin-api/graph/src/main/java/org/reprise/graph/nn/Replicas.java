package org.reprise.graph.nn;

import org.reprise.graph.Attributes;
import org.reprise.graph.Dim;
import org.reprise.graph.Shape;
import org.reprise.graph.Value;

/** How operators that know one batch axis treat the axis of replicas. */
final class Replicas {
    private Replicas() {}

    /** A layer of images that has no parameters: replicas join the batch. */
    static Layer images(Layer layer) {
        return (scope, x) -> {
            if (!scope.isReplicated()) {
                return layer.apply(scope, x);
            }
            Shape shape = x.shape();
            Object[] joined = new Object[shape.rank() - 1];
            joined[0] = -1;
            for (int i = 1; i < joined.length; i++) {
                joined[i] = shape.dim(i + 1);
            }
            Value y = layer.apply(scope, x.reshape(joined));
            return apart(y, shape);
        };
    }

    private static Value apart(Value y, Shape shape) {
        Object[] lengths = new Object[y.rank() + 1];
        lengths[0] = shape.dim(0);
        lengths[1] = shape.dim(1);
        for (int i = 1; i < y.rank(); i++) {
            lengths[i + 1] = y.shape().dim(i);
        }
        return y.reshape(lengths);
    }

    /** A convolution with its own kernel for each replica: replicas are groups of channels. */
    static Value conv(Scope scope, Value x, Value w, Value b, Attributes attributes) {
        long replicas = scope.replicas();
        Shape shape = x.shape();
        Dim batch = shape.dim(1);
        int spatial = shape.rank() - 3;
        Object[] grouped = new Object[spatial + 2];
        grouped[0] = batch;
        grouped[1] = replicas * shape.size(2);
        Object[] kernel = new Object[spatial + 2];
        kernel[0] = replicas * w.shape().size(1);
        kernel[1] = w.shape().dim(2);
        for (int i = 0; i < spatial; i++) {
            grouped[i + 2] = shape.dim(i + 3);
            kernel[i + 2] = w.shape().dim(i + 3);
        }
        Value y = x.graph()
                .apply(
                        "Conv",
                        attributes.with("group", replicas),
                        x.swapAxes(0, 1).reshape(grouped),
                        w.reshape(kernel),
                        b == null ? null : b.reshape(-1));
        Object[] apart = new Object[y.rank() + 1];
        apart[0] = batch;
        apart[1] = replicas;
        apart[2] = w.shape().dim(1);
        for (int i = 0; i < spatial; i++) {
            apart[i + 3] = y.shape().dim(i + 2);
        }
        return y.reshape(apart).swapAxes(0, 1);
    }
}
