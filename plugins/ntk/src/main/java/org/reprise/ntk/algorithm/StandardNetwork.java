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

/** Gradient descent of networks in the usual parametrisation, whose tangent kernel grows with the width. */
@Extension
@AlgorithmSpec(
        id = "standard-network",
        title = "Finite network, standard parametrisation",
        description =
                "The same networks with weights of variance 1/n and no biases at the start, at a learning rate of their"
                        + " own: the problem's steps, not its times, are what both have in common.",
        reference = "LeCun, Bottou, Orr and Mueller 1998; compared in Section 2 of Jacot, Gabriel and Hongler 2018")
public final class StandardNetwork implements Algorithm<TangentProblem, StandardNetwork.Parameters, Ensemble> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "width of the hidden layers", byDefault = "256", min = 1, max = 100000) int width,
            @Param(value = "learning rate", byDefault = "0.01", min = 0, aboveMin = true) double rate,
            @Param(value = "type of the numbers", byDefault = "float64") Precision precision) {}

    @Override
    public Ensemble solve(TangentProblem problem, Parameters parameters, Trial<Ensemble> trial) {
        NetworkShape shape = new NetworkShape(
                problem.architecture(),
                Parametrisation.STANDARD,
                problem.train().width(),
                parameters.width,
                problem.outputs(),
                parameters.precision.dtype);
        return new NetworkRun(problem, shape, parameters.rate, trial).run();
    }
}
