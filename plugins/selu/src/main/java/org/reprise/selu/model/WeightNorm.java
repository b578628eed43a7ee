package org.reprise.selu.model;

import org.reprise.graph.Value;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;

/** A dense layer {@code x (g v/|v|) + b}, each unit's weights with a length of their own. */
final class WeightNorm {
    private static final double TINY = 1e-12;

    private WeightNorm() {}

    /** Lengths begin at sqrt(2), so that a unit's squared weights sum to what He et al. give rectifiers. */
    static Layer dense(int units) {
        return (scope, x) -> {
            long in = x.shape().size(-1);
            Value v = scope.parameter("direction", Initialiser.lecun(), in, units, in, units);
            // Of length 1 on the axis of inputs, so that replicas and bare networks broadcast alike.
            Value g = scope.parameter("length", Initialiser.constant(Math.sqrt(2)), in, units, 1, units);
            Value b = scope.parameter("bias", Initialiser.zeros(), in, units, 1, units);
            Value inverse = v.square().reduceSum(true, -2).add(TINY).sqrt().reciprocal();
            return x.matMul(v.mul(g.mul(inverse))).add(b);
        };
    }
}
