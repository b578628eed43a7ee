package org.reprise.selu.algorithm;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.selu.model.LayerGraphs;
import org.reprise.selu.problem.ActivationProblem;
import org.reprise.selu.problem.Activations;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Model;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** A layer of dropout, drawn anew for the same activations at each iteration. */
@Extension
@AlgorithmSpec(
        id = "dropout-layer",
        title = "Dropout layer",
        description =
                "Drops a share of the activations: to zero with the rest scaled up, or to Selu's lower limit with mean and"
                        + " variance kept (alpha dropout). Each iteration draws anew.",
        reference = "Klambauer et al. 2017, Section 2, \"New Dropout Technique\"; Srivastava et al. 2014")
public final class DropoutLayer implements Algorithm<ActivationProblem, DropoutLayer.Parameters, Activations> {
    /** What dropped activations become. */
    public enum Kind {
        /** Selu's lower limit. */
        ALPHA,
        /** Zero. */
        ZERO
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "what dropped activations become", byDefault = "alpha") Kind kind,
            @Param(value = "share that is dropped", byDefault = "0.1", min = 0, max = 0.99) double rate) {}

    @Override
    public Activations solve(ActivationProblem problem, Parameters parameters, Trial<Activations> trial) {
        RandomGenerator random = trial.random("dropout");
        byte[] file = LayerGraphs.dropout(parameters.kind == Kind.ALPHA, parameters.rate, problem.width())
                .toOnnx();
        Tensor inputs = Tensor.of(problem.values(), problem.samples(), problem.width());
        Activations activations = new Activations(problem.values());
        try (Model model = trial.models().open("dropout", file)) {
            boolean seeded = model.inputs().containsKey(LayerGraphs.SEED);
            while (trial.proceed(activations)) {
                Tensor seed = Tensor.scalar(DType.INT64, random.nextInt());
                Map<String, Tensor> given = seeded
                        ? Map.of(LayerGraphs.IN, inputs, LayerGraphs.SEED, seed)
                        : Map.of(LayerGraphs.IN, inputs);
                activations =
                        new Activations(model.run(given).get(LayerGraphs.OUT).toFloats());
            }
        }
        return activations;
    }
}
