package org.reprise.ntk.algorithm;

import org.pf4j.Extension;
import org.reprise.ntk.model.NetworkShape;
import org.reprise.ntk.model.Parametrisation;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Gradient descent of networks of finite width in the NTK parametrisation. */
@Extension
@AlgorithmSpec(
        id = "network",
        title = "Finite network",
        description = "Trains fully connected networks in the NTK parametrisation by gradient descent on all examples.",
        reference = "Jacot, Gabriel and Hongler 2018, Sections 2 and 6")
public final class NetworkTraining implements Algorithm<TangentProblem, NetworkTraining.Parameters, Ensemble> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "width of the hidden layers", byDefault = "256", min = 1, max = 100000) int width,
            @Param(value = "type of the numbers", byDefault = "float64") Precision precision) {}

    @Override
    public Ensemble solve(TangentProblem problem, Parameters parameters, Trial<Ensemble> trial) {
        NetworkShape shape = new NetworkShape(
                problem.architecture(),
                Parametrisation.NTK,
                problem.train().width(),
                parameters.width,
                problem.outputs(),
                parameters.precision.dtype);
        return new NetworkRun(problem, shape, problem.rate(), trial).run();
    }
}
