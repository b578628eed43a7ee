package org.reprise.graph.nn;

import java.util.List;
import org.reprise.graph.GraphException;
import org.reprise.graph.Scan;
import org.reprise.graph.Value;

/** Recurrent layers over {@code [batch, time, width]}, which yield the state at each time: {@code [batch, time, units]}. */
public final class Recurrent {
    private Recurrent() {}

    /** The gated recurrent unit: Cho et al. 2014, with the reset gate behind the product as in PyTorch and cuDNN. */
    public static Layer gru(long units) {
        return (scope, x) -> {
            Value[] p = parameters(scope, x, units, 3);
            Value inputs = x.matMul(p[0]).add(p[2]).swapAxes(0, 1);
            Scan scan = Scan.over(List.of(start(x, units)), List.of(inputs), (s, e) -> {
                Value h = s.get(0);
                Value own = h.matMul(p[1]).add(p[3]);
                Value reset = part(e.get(0), 0, units).add(part(own, 0, units)).sigmoid();
                Value update = part(e.get(0), 1, units).add(part(own, 1, units)).sigmoid();
                Value fresh = part(e.get(0), 2, units)
                        .add(reset.mul(part(own, 2, units)))
                        .tanh();
                Value next = fresh.add(update.mul(h.sub(fresh)));
                return Scan.Step.of(next).yields(next);
            });
            return scan.outputs().get(0).swapAxes(0, 1);
        };
    }

    /** Long short-term memory: Hochreiter and Schmidhuber 1997, with forget gates. */
    public static Layer lstm(long units) {
        return (scope, x) -> {
            Value[] p = parameters(scope, x, units, 4);
            Value inputs = x.matMul(p[0]).add(p[2].add(p[3])).swapAxes(0, 1);
            Value zero = start(x, units);
            Scan scan = Scan.over(List.of(zero, zero), List.of(inputs), (s, e) -> {
                Value gates = e.get(0).add(s.get(0).matMul(p[1]));
                Value in = part(gates, 0, units).sigmoid();
                Value forget = part(gates, 1, units).sigmoid();
                Value fresh = part(gates, 2, units).tanh();
                Value out = part(gates, 3, units).sigmoid();
                Value cell = forget.mul(s.get(1)).add(in.mul(fresh));
                Value h = out.mul(cell.tanh());
                return Scan.Step.of(h, cell).yields(h);
            });
            return scan.outputs().get(0).swapAxes(0, 1);
        };
    }

    private static Value[] parameters(Scope scope, Value x, long units, long gates) {
        if (scope.isReplicated() || x.rank() != 3) {
            throw new GraphException("recurrent layers take [batch, time, width] without replicas, not " + x.shape());
        }
        long in = x.shape().size(2);
        long out = gates * units;
        Initialiser uniform = Initialiser.fanInUniform();
        return new Value[] {
            scope.parameter("weight_input", uniform, units, out, in, out),
            scope.parameter("weight_state", uniform, units, out, units, out),
            scope.parameter("bias_input", uniform, units, out, out),
            scope.parameter("bias_state", uniform, units, out, out)
        };
    }

    private static Value start(Value x, long units) {
        return x.graph().constant(x.dtype(), 0).expand(x.shape().dim(0), units);
    }

    private static Value part(Value gates, long index, long units) {
        return gates.slice(-1, index * units, (index + 1) * units);
    }
}
