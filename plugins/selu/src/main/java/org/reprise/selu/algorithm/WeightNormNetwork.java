package org.reprise.selu.algorithm;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.selu.model.Form;
import org.reprise.selu.model.StackedDesign;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Rectifiers with weight normalisation. */
@Extension
@AlgorithmSpec(
        id = "weight-norm",
        title = "Weight normalisation",
        description = "Relu; each unit's weights have a direction and a length that are learnt apart.",
        reference = "Salimans and Kingma 2016")
public final class WeightNormNetwork
        implements Algorithm<ClassificationProblem, WeightNormNetwork.Parameters, Predictions> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "widths of the first hidden layer to choose from", byDefault = "64") String units,
            @Param(value = "numbers of hidden layers to choose from", byDefault = "2 8") String layers,
            @Param(value = "learning rates to choose from", byDefault = "0.01 0.1") String rates,
            @Param(
                            value =
                                    "rectangular (all layers alike) and conic (narrowing to the outputs) to choose from",
                            byDefault = "rectangular")
                    String forms,
            @Param(value = "rows of a step", byDefault = "64", min = 1) int batch) {}

    @Override
    public Predictions solve(ClassificationProblem problem, Parameters parameters, Trial<Predictions> trial) {
        Candidate.Grid grid = new Candidate.Grid(
                Lists.counts("units", parameters.units),
                Lists.counts("layers", parameters.layers),
                Lists.positive("rates", parameters.rates),
                List.of(0.0),
                Lists.constants("forms", parameters.forms, Form.class),
                parameters.batch);
        return NetworkSearch.run(problem, List.of(StackedDesign.WEIGHT_NORM), grid, trial);
    }
}
