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

/** Rectifiers without normalisation. */
@Extension
@AlgorithmSpec(
        id = "msra",
        title = "Rectifiers, MSRA initialisation",
        description = "Relu with He's initialisation and dropout, without normalisation layers.",
        reference = "He, Zhang, Ren and Sun 2015")
public final class RectifierNetwork
        implements Algorithm<ClassificationProblem, RectifierNetwork.Parameters, Predictions> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "widths of the first hidden layer to choose from", byDefault = "64") String units,
            @Param(value = "numbers of hidden layers to choose from", byDefault = "2 8") String layers,
            @Param(value = "learning rates to choose from", byDefault = "0.01 0.1") String rates,
            @Param(value = "rates of dropout to choose from", byDefault = "0 0.5") String dropout,
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
                Lists.shares("dropout", parameters.dropout),
                Lists.constants("forms", parameters.forms, Form.class),
                parameters.batch);
        return NetworkSearch.run(problem, List.of(StackedDesign.RECTIFIED), grid, trial);
    }
}
