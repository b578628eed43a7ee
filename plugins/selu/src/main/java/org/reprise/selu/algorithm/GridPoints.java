package org.reprise.selu.algorithm;

import org.pf4j.Extension;
import org.reprise.selu.problem.BoxPoints;
import org.reprise.selu.problem.BoxProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Grids that grow finer. */
@Extension
@AlgorithmSpec(
        id = "grid",
        title = "Grid",
        description =
                "Points of a grid with 2, 3, 5, 9, 17 points an axis and so on: an iteration halves the distances.",
        reference = "-")
public final class GridPoints implements Algorithm<BoxProblem, GridPoints.Parameters, BoxPoints> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "most parts that an axis is cut into", byDefault = "16", min = 1, max = 64) int finest) {}

    @Override
    public BoxPoints solve(BoxProblem problem, Parameters parameters, Trial<BoxPoints> trial) {
        BoxPoints points = points(problem, 1);
        for (int parts = 2; trial.proceed(points) && parts <= parameters.finest; parts *= 2) {
            points = points(problem, parts);
            trial.count("points", points.count());
        }
        return points;
    }

    private static BoxPoints points(BoxProblem problem, int parts) {
        int axes = BoxProblem.AXES;
        int count = 1;
        for (int a = 0; a < axes; a++) {
            count *= parts + 1;
        }
        double[] coordinates = new double[count * axes];
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int a = 0; a < axes; a++) {
                double share = (double) (rest % (parts + 1)) / parts;
                coordinates[i * axes + a] = problem.low()[a] + share * (problem.high()[a] - problem.low()[a]);
                rest /= parts + 1;
            }
        }
        return new BoxPoints(coordinates);
    }
}
