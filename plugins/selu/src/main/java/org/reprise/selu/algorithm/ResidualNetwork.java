package org.reprise.selu.algorithm;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.selu.model.Form;
import org.reprise.selu.model.ResidualDesign;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.selu.problem.Problems;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Residual networks of dense layers. */
@Extension
@AlgorithmSpec(
        id = "resnet",
        title = "Residual network",
        description =
                "Blocks x + F(x) of batch normalisation, Relu and dense layers: two of one width, or three that narrow in between.",
        reference = "He, Zhang, Ren and Sun 2016")
public final class ResidualNetwork
        implements Algorithm<ClassificationProblem, ResidualNetwork.Parameters, Predictions> {
    private static List<ResidualDesign> designs(String bottlenecks) {
        return Lists.positive("bottlenecks", bottlenecks).stream()
                .map(bottleneck -> {
                    if (bottleneck > 1) {
                        throw Problems.value(
                                "The parameter bottlenecks has " + bottleneck, "Give numbers above 0, up to 1.");
                    }
                    return new ResidualDesign(bottleneck);
                })
                .toList();
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "widths of the first hidden layer to choose from", byDefault = "64") String units,
            @Param(value = "numbers of blocks to choose from", byDefault = "2 8") String layers,
            @Param(value = "learning rates to choose from", byDefault = "0.01 0.1") String rates,
            @Param(
                            value =
                                    "widths inside a block over the width outside to choose from; 1 is rectangular, less is diavolo",
                            byDefault = "1 0.5")
                    String bottlenecks,
            @Param(value = "rows of a step", byDefault = "64", min = 1) int batch) {}

    @Override
    public Predictions solve(ClassificationProblem problem, Parameters parameters, Trial<Predictions> trial) {
        Candidate.Grid grid = new Candidate.Grid(
                Lists.counts("units", parameters.units),
                Lists.counts("layers", parameters.layers),
                Lists.positive("rates", parameters.rates),
                List.of(0.0),
                List.of(Form.RECTANGULAR),
                parameters.batch);
        return NetworkSearch.run(problem, designs(parameters.bottlenecks), grid, trial);
    }
}
