package org.reprise.graph.nn;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;
import org.reprise.graph.Value;

/** Layers that lose a share of the activations while training; one rate for all, or one for each replica. */
final class Dropout {
    private static final double LIMIT = -1.0507009873554805 * 1.6732632423543772;

    private Dropout() {}

    static Layer standard(double... rates) {
        return layer(rates, (x, kept, own) -> x.mul(kept).mul(own.of(rate -> 1 / (1 - rate))));
    }

    static Layer alpha(double... rates) {
        return layer(rates, (x, kept, own) -> {
            Value dropped = x.graph().constant(x.dtype(), 1).sub(kept).mul(LIMIT);
            Value scale = own.of(Dropout::scale);
            return x.mul(kept).add(dropped).mul(scale).add(own.of(rate -> -scale(rate) * rate * LIMIT));
        });
    }

    private static double scale(double rate) {
        return 1 / Math.sqrt((1 - rate) * (1 + LIMIT * LIMIT * rate));
    }

    /** A constant that is a function of the rate: a scalar, or one for each replica. */
    @FunctionalInterface
    private interface Constants {
        Value of(DoubleUnaryOperator function);
    }

    @FunctionalInterface
    private interface Form {
        Value apply(Value x, Value kept, Constants constants);
    }

    private static Layer layer(double[] rates, Form form) {
        return (scope, x) -> {
            check(scope, rates);
            if (!scope.isTraining() || Arrays.stream(rates).allMatch(rate -> rate == 0)) {
                return x;
            }
            Constants constants = function -> constant(x, rates, function);
            Value uniform = Noise.uniform(scope.noise(), scope.nextLayer(), x);
            Value kept = uniform.greaterOrEqual(constants.of(rate -> rate)).cast(x.dtype());
            return form.apply(x, kept, constants);
        };
    }

    private static Value constant(Value x, double[] rates, DoubleUnaryOperator function) {
        double[] values = Arrays.stream(rates).map(function).toArray();
        if (values.length == 1) {
            return x.graph().constant(x.dtype(), values[0]);
        }
        long[] shape = new long[x.rank()];
        Arrays.fill(shape, 1);
        shape[0] = values.length;
        return x.graph().constant(Tensor.of(x.dtype(), values, shape));
    }

    private static void check(Scope scope, double[] rates) {
        for (double rate : rates) {
            if (!(rate >= 0 && rate < 1)) {
                throw new GraphException("the rate of dropout is " + rate + ": it must be in [0, 1)");
            }
        }
        if (rates.length != 1 && !(scope.isReplicated() && rates.length == scope.replicas())) {
            throw new GraphException("dropout has " + rates.length + " rates for " + scope.replicas()
                    + " replicas: give one for all, or one for each");
        }
    }
}
