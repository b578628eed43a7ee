package org.reprise.ntk.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.KernelFlow;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Problems;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The limit of infinite width: kernel gradient flow in function space. */
@Extension
@AlgorithmSpec(
        id = "kernel-flow",
        title = "Kernel gradient flow",
        description =
                "What networks of infinite width learn: gradient flow with a constant kernel, by default their tangent"
                        + " kernel, in closed form for the squared error.",
        reference = "Jacot, Gabriel and Hongler 2018, Theorems 1 and 2, Section 5")
public final class KernelGradientFlow implements Algorithm<TangentProblem, KernelGradientFlow.Parameters, Ensemble> {
    /** Continuous or discrete time. */
    public enum Dynamics {
        /** Gradient flow. */
        FLOW,
        /** Gradient descent with the problem's learning rate. */
        DESCENT
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "kernel", byDefault = "ntk") KernelKind kernel,
            @Param(value = "outputs at time 0: a draw for each replica, or their mean", byDefault = "sampled")
                    Start start,
            @Param(value = "gradient flow, or gradient descent", byDefault = "flow") Dynamics dynamics) {}

    @Override
    public Ensemble solve(TangentProblem problem, Parameters parameters, Trial<Ensemble> trial) {
        double width = KernelKind.medianDistance(problem.train());
        KernelKind kind = parameters.kernel;
        Start.Outputs start = parameters.start.of(problem, trial);
        List<FlowRun.Path> paths = new ArrayList<>();
        if (problem.loss() == Loss.SQUARED) {
            KernelFlow flow = kind == KernelKind.NTK
                    ? problem.theory().flow()
                    : KernelFlow.of(gram(problem, kind, width), cross(problem, kind, width));
            trial.record("eigenvalue", flow.eigenvalue(0));
            KernelFlow used = parameters.dynamics == Dynamics.FLOW ? flow : flow.descending(problem.rate());
            for (int r = 0; r < start.inside().length; r++) {
                double[] targets = problem.targetsFrom(start.inside()[r]);
                paths.add(new SquaredPath(used.from(start.inside()[r], start.outside()[r], targets)));
            }
        } else {
            if (parameters.dynamics == Dynamics.DESCENT) {
                throw Problems.value("dynamics = descent with the cross-entropy; expected flow", "Set dynamics=flow.");
            }
            DMatrixRMaj gram = gram(problem, kind, width);
            DMatrixRMaj cross = cross(problem, kind, width);
            for (int r = 0; r < start.inside().length; r++) {
                paths.add(new CrossEntropyPath(
                        gram,
                        cross,
                        start.inside()[r],
                        start.outside()[r],
                        problem.targetsFrom(start.inside()[r]),
                        problem.outputs()));
            }
        }
        double[][] kernel = problem.probes().count() == 0
                ? new double[0][]
                : new double[][] {kind.between(problem.architecture(), problem.probes(), problem.probes(), width).data};
        return FlowRun.run(problem, paths, kernel, trial);
    }

    private static DMatrixRMaj gram(TangentProblem problem, KernelKind kind, double width) {
        return kind == KernelKind.NTK
                ? problem.theory().inside().tangent()
                : kind.between(problem.architecture(), problem.train(), problem.train(), width);
    }

    private static DMatrixRMaj cross(TangentProblem problem, KernelKind kind, double width) {
        return kind == KernelKind.NTK
                ? problem.theory().across().tangent()
                : kind.between(problem.architecture(), problem.test(), problem.train(), width);
    }
}
