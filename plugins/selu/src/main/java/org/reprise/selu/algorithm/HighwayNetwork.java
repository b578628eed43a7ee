package org.reprise.selu.algorithm;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.selu.model.Form;
import org.reprise.selu.model.HighwayDesign;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Highway networks. */
@Extension
@AlgorithmSpec(
        id = "highway",
        title = "Highway network",
        description =
                "Layers with gates that pass a share of their inputs on; the first brings the features to the width.",
        reference = "Srivastava, Greff and Schmidhuber 2015")
public final class HighwayNetwork implements Algorithm<ClassificationProblem, HighwayNetwork.Parameters, Predictions> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "widths of the first hidden layer to choose from", byDefault = "64") String units,
            @Param(value = "numbers of hidden layers to choose from", byDefault = "2 8") String layers,
            @Param(value = "learning rates to choose from", byDefault = "0.01 0.1") String rates,
            @Param(value = "rates of dropout to choose from", byDefault = "0 0.5") String dropout,
            @Param(value = "first bias of the gates", byDefault = "-1") double gateBias,
            @Param(value = "rows of a step", byDefault = "64", min = 1) int batch) {}

    @Override
    public Predictions solve(ClassificationProblem problem, Parameters parameters, Trial<Predictions> trial) {
        Candidate.Grid grid = new Candidate.Grid(
                Lists.counts("units", parameters.units),
                Lists.counts("layers", parameters.layers),
                Lists.positive("rates", parameters.rates),
                Lists.shares("dropout", parameters.dropout),
                List.of(Form.RECTANGULAR),
                parameters.batch);
        return NetworkSearch.run(problem, List.of(new HighwayDesign(parameters.gateBias)), grid, trial);
    }
}
