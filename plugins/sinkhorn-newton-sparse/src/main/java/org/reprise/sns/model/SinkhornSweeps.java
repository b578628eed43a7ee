package org.reprise.sns.model;

import java.util.List;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Loop;
import org.reprise.graph.Value;

/**
 * Sweeps of Sinkhorn's algorithm in the log domain as a graph in double precision, which ends early once the row sums are
 * right: inputs {@code x, y} (potentials), {@code cost, r, c, eta, tolerance} and {@code most}, the greatest number of sweeps;
 * outputs {@code next_x, next_y}, {@code error} (1-norm of the row sums' error before the last sweep) and {@code sweeps}, the
 * number that was made.
 */
public final class SinkhornSweeps {
    private SinkhornSweeps() {}

    /** Builds the graph for any number of rows and columns. */
    public static Graph graph() {
        Graph graph = new Graph("sinkhorn-sweeps");
        Value x = graph.input("x", DType.DOUBLE, "rows");
        Value y = graph.input("y", DType.DOUBLE, "columns");
        Value cost = graph.input("cost", DType.DOUBLE, "rows", "columns");
        Value r = graph.input("r", DType.DOUBLE, "rows");
        Value c = graph.input("c", DType.DOUBLE, "columns");
        Value eta = graph.input("eta", DType.DOUBLE);
        Value tolerance = graph.input("tolerance", DType.DOUBLE);
        Value most = graph.input("most", DType.INT64);
        Value error = graph.constant(DType.DOUBLE, Double.POSITIVE_INFINITY);
        Value none = graph.constant(DType.INT64, 0);
        List<Value> end = Loop.of(most, List.of(x, y, error, none), (number, state) -> {
            Value rows = exponents(state.get(0), state.get(1), cost, eta).reduceLogSumExp(false, 1);
            Value off = rows.exp().sub(r).abs().sum();
            Value nextX = state.get(0).add(r.log().sub(rows).div(eta));
            Value columns = exponents(nextX, state.get(1), cost, eta).reduceLogSumExp(false, 0);
            Value nextY = state.get(1).add(c.log().sub(columns).div(eta));
            Value goOn = off.greaterOrEqual(tolerance);
            Value done = state.get(3).add(graph.constant(DType.INT64, 1));
            return new Loop.Step(goOn, List.of(nextX, nextY, off, done));
        });
        return graph.output("next_x", end.get(0))
                .output("next_y", end.get(1))
                .output("error", end.get(2))
                .output("sweeps", end.get(3));
    }

    /** {@code eta (x_i - C_ij + y_j) - 1}: logarithms of the plan. */
    private static Value exponents(Value x, Value y, Value cost, Value eta) {
        return x.unsqueeze(1).sub(cost).add(y).mul(eta).sub(1);
    }
}
