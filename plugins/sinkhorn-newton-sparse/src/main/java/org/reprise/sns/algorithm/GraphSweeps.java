package org.reprise.sns.algorithm;

import java.util.Map;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.sns.model.SinkhornSweeps;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.Trial;

/** Sweeps by the ONNX graph, on the trial's device; potentials stay there between calls. */
final class GraphSweeps implements AutoCloseable {
    private final Model model;
    private final ModelLoop loop;

    GraphSweeps(TransportProblem problem, Potentials z, double tolerance, int sweeps, Trial<Potentials> trial) {
        int n = problem.rows();
        int m = problem.columns();
        model = trial.models().open("sinkhorn-sweeps", SinkhornSweeps.graph().toOnnx());
        loop = model.loop(
                Map.of("next_x", "x", "next_y", "y"), Map.of("x", Tensor.of(z.x(), n), "y", Tensor.of(z.y(), m)));
        loop.hold("cost", Tensor.of(problem.cost(), n, m))
                .hold("r", Tensor.of(problem.r(), n))
                .hold("c", Tensor.of(problem.c(), m))
                .hold("eta", Tensor.scalar(DType.DOUBLE, problem.eta()))
                .hold("tolerance", Tensor.scalar(DType.DOUBLE, tolerance))
                .hold("most", Tensor.of(new long[] {sweeps}));
    }

    /**
     * Makes a call and takes its potentials.
     *
     * @return number of sweeps made
     */
    long advance(Potentials z) {
        loop.step();
        loop.read("x", z.x());
        loop.read("y", z.y());
        return (long) loop.value("sweeps");
    }

    /** 1-norm of the row sums' error before the last sweep. */
    double error() {
        return loop.value("error");
    }

    @Override
    public void close() {
        loop.close();
        model.close();
    }
}
