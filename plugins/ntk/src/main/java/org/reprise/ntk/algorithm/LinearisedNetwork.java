package org.reprise.ntk.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.ntk.model.NetworkShape;
import org.reprise.ntk.model.Parametrisation;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Problems;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Networks of finite width linearised in their parameters at time 0. */
@Extension
@AlgorithmSpec(
        id = "linearised",
        title = "Linearised finite network",
        description =
                "Draws networks and lets them learn with the tangent kernel that they have at time 0, in closed form."
                        + " With several outputs, the kernel of the first serves all.",
        reference = "Jacot, Gabriel and Hongler 2018, Section 3; Lee et al. 2019, arXiv:1902.06720")
public final class LinearisedNetwork implements Algorithm<TangentProblem, LinearisedNetwork.Parameters, Ensemble> {
    private static final int MAX_EXAMPLES = 4000;

    /** Parameters. */
    public record Parameters(
            @Param(value = "width of the hidden layers", byDefault = "256", min = 1, max = 100000) int width,
            @Param(value = "type of the network's numbers", byDefault = "float64") Precision precision) {}

    @Override
    public Ensemble solve(TangentProblem problem, Parameters parameters, Trial<Ensemble> trial) {
        Rows all = problem.train().and(problem.test());
        if (all.count() > MAX_EXAMPLES) {
            throw Problems.bad(
                    all.count() + " training and test examples; expected at most " + MAX_EXAMPLES
                            + " for a kernel of each replica",
                    "Take fewer examples.");
        }
        NetworkShape shape = new NetworkShape(
                problem.architecture(),
                Parametrisation.NTK,
                problem.train().width(),
                parameters.width,
                problem.outputs(),
                parameters.precision.dtype);
        List<FlowRun.Path> paths = new ArrayList<>();
        List<double[]> kernels = new ArrayList<>();
        int split = problem.train().count() * problem.outputs();
        for (int r = 0; r < problem.replicas(); r++) {
            try (Replicas network = new Replicas(problem, shape, r, 1, trial)) {
                Replicas.Sight sight = network.see(all, problem.probes());
                kernels.addAll(List.of(sight.kernel()));
                double[] outputs = sight.outputs()[0];
                paths.add(EmpiricalFlow.path(
                        problem,
                        network.kernel(all)[0],
                        Arrays.copyOf(outputs, split),
                        Arrays.copyOfRange(outputs, split, outputs.length)));
            }
        }
        return FlowRun.run(problem, paths, kernels.toArray(double[][]::new), trial);
    }
}
