package org.reprise.ntk.model;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.graph.DType;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Loss;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.ModelProvider;
import org.reprise.spi.PluginModel;

/** The networks that this plugin supplies: one of the paper's, and its tangent kernel. */
@Extension
public final class TangentModels implements ModelProvider {
    private static final NetworkShape SHAPE =
            new NetworkShape(new Architecture(4, 0.1, Activation.RELU), Parametrisation.NTK, 2, 100, 1, DType.DOUBLE);

    @Override
    public List<PluginModel> models() {
        Function<String, RandomGenerator> streams = name -> RandomStreams.of(0, name);
        return List.of(
                PluginModel.of(
                                "network",
                                "Network in the NTK parametrisation",
                                "Three hidden layers of 100 rectifiers on the plane, beta = 0.1, double precision.",
                                () -> Networks.forward(SHAPE, streams))
                        .trainedBy(() -> Networks.training(SHAPE, Loss.SQUARED, List.of(streams))),
                PluginModel.of(
                        "tangent-kernel",
                        "Empirical tangent kernel",
                        "Outputs and tangent kernel of one such network, whose parameters are inputs, at probes.",
                        () -> Networks.observer(SHAPE, 1, true)));
    }
}
