package org.reprise.selu.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.numerics.Comparisons;
import org.reprise.numerics.Ranks;
import org.reprise.selu.problem.AccuracyTable;
import org.reprise.selu.problem.Comparison;
import org.reprise.selu.problem.Problems;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Mean rank and signed-rank test of one method. */
@Extension
@AlgorithmSpec(
        id = "rank-comparison",
        title = "Ranks and signed-rank test",
        description =
                "Mean rank of a method among all, and Wilcoxon's signed-rank test of its accuracies against those of a"
                        + " reference, over more and more data sets.",
        reference = "Wilcoxon 1945; Demsar 2006; Table 1 of Klambauer et al. 2017")
public final class RankComparison implements Algorithm<AccuracyTable, RankComparison.Parameters, Comparison> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "the method", byDefault = "snn") String method,
            @Param(value = "the method that it is compared with", byDefault = "snn") String reference) {}

    @Override
    public Comparison solve(AccuracyTable table, Parameters parameters, Trial<Comparison> trial) {
        int method = index(table, parameters.method);
        int reference = index(table, parameters.reference);
        int sets = table.sets().size();
        Comparison comparison = compared(table, method, reference, Math.min(2, sets));
        for (int count = 3; trial.proceed(comparison) && count <= sets; count++) {
            comparison = compared(table, method, reference, count);
        }
        return comparison;
    }

    private static int index(AccuracyTable table, String method) {
        int index = table.methods().indexOf(method);
        if (index < 0) {
            throw Problems.value("The table has no method '" + method + "'", "Name one of " + table.methods() + ".");
        }
        return index;
    }

    private static Comparison compared(AccuracyTable table, int method, int reference, int sets) {
        double[][] scores = Arrays.stream(table.accuracies())
                .map(row -> Arrays.copyOf(row, sets))
                .toArray(double[][]::new);
        double rank = Ranks.average(scores, Ranks.Best.LARGEST)[method] - (scores.length + 1) / 2.0;
        double twoSided =
                Comparisons.wilcoxon(scores[reference], scores[method]).pValue();
        double half = twoSided / 2;
        return new Comparison(sets, rank, isBelow(scores[method], scores[reference]) ? half : 1 - half, twoSided);
    }

    /** Whether the signed ranks say that one is below the other. */
    private static boolean isBelow(double[] one, double[] other) {
        // The rank of the absolute differences decides, as in the test.
        double[] differences = new double[one.length];
        Arrays.setAll(differences, i -> other[i] - one[i]);
        double[] absolute = Arrays.stream(differences).map(Math::abs).toArray();
        double sum = 0;
        for (int i = 0; i < absolute.length; i++) {
            double rank = 0;
            for (double value : absolute) {
                rank += value == 0 ? 0 : value < absolute[i] ? 1 : value == absolute[i] ? 0.5 : 0;
            }
            sum += Math.signum(differences[i]) * (rank + 0.5);
        }
        return sum >= 0;
    }
}
