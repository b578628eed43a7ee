package org.reprise.selu.algorithm;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.graph.Tensor;
import org.reprise.graph.nn.Initialiser;
import org.reprise.selu.model.Activation;
import org.reprise.selu.model.LayerGraphs;
import org.reprise.selu.problem.ActivationProblem;
import org.reprise.selu.problem.Activations;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** A deep network with random weights. */
@Extension
@AlgorithmSpec(
        id = "random-layers",
        title = "Random layers",
        description =
                "Dense layers with fresh random weights and no biases, each followed by an activation; an iteration is a layer.",
        reference = "Klambauer et al. 2017, Section 2")
public final class RandomLayers implements Algorithm<ActivationProblem, RandomLayers.Parameters, Activations> {
    /** How weights are drawn. */
    public enum Weights {
        /** Variance 1/width. */
        LECUN(Initialiser.lecun()),
        /** Variance 2/width. */
        HE(Initialiser.he()),
        /** Variance 2/(width + width), uniform. */
        GLOROT(Initialiser.glorotUniform());

        private final Initialiser initialiser;

        Weights(Initialiser initialiser) {
            this.initialiser = initialiser;
        }
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "the activation", byDefault = "selu") Activation activation,
            @Param(value = "how weights are drawn", byDefault = "lecun") Weights weights) {}

    @Override
    public Activations solve(ActivationProblem problem, Parameters parameters, Trial<Activations> trial) {
        int width = problem.width();
        long[] shape = {width, width};
        RandomGenerator random = trial.random("weights");
        byte[] file = LayerGraphs.dense(parameters.activation, width).toOnnx();
        Tensor first = Tensor.of(problem.values(), problem.samples(), width);
        try (Model model = trial.models().open("layer", file);
                ModelLoop loop = model.loop(Map.of(LayerGraphs.OUT, LayerGraphs.IN), Map.of(LayerGraphs.IN, first))) {
            ModelLoop.Feed weights = loop.feed(LayerGraphs.WEIGHTS, shape);
            while (trial.proceed(() -> activations(loop, problem))) {
                weights.put(parameters.weights.initialiser.draw(random, shape, width, width));
                loop.step();
            }
            return activations(loop, problem);
        }
    }

    private static Activations activations(ModelLoop loop, ActivationProblem problem) {
        float[] values = new float[problem.values().length];
        loop.read(LayerGraphs.IN, values);
        return new Activations(values);
    }
}
