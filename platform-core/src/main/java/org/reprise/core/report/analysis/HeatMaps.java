package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.reprise.core.report.chart.Axis;
import org.reprise.core.report.chart.HeatMap;
import org.reprise.core.report.model.ReportModel.Part;

/** How the criterion depends on two keys that vary together, for each algorithm. */
final class HeatMaps {
    static final String SECTION = "Heat maps";

    private static final int MOST_FIGURES = 8;
    private static final int MOST_VALUES = 16;

    private HeatMaps() {}

    static Finding of(Part part, Criterion criterion, List<Sweep> sweeps) {
        List<Finding.Figure> figures = new ArrayList<>();
        int left = 0;
        boolean pairs = false;
        for (Sweep sweep : sweeps) {
            List<String> keys = List.copyOf(sweep.keys().keySet());
            for (int a = 0; a < keys.size(); a++) {
                for (int b = a + 1; b < keys.size(); b++) {
                    pairs = true;
                    HeatMap map = map(part, criterion, sweep, keys.get(a), keys.get(b));
                    if (map == null) {
                        continue;
                    }
                    if (figures.size() == MOST_FIGURES) {
                        left++;
                        continue;
                    }
                    figures.add(new Finding.Figure(
                            Ids.of(part.id(), sweep.algorithm(), map.x(), "and", map.y()),
                            sweep.algorithm() + ": " + criterion.words() + " by " + map.x() + " and " + map.y(),
                            "Medians over the seeds"
                                    + (keys.size() > 2 ? " and over all other parameters that vary" : "")
                                    + (map.log() ? "; colours by logarithm" : "") + ". Dark is small; "
                                    + (criterion.smaller() ? "smaller" : "larger") + " is better."
                                    + (infinite(map)
                                            ? " \u221e: most runs there "
                                                    + (criterion.time() ? "missed the target." : "failed.")
                                            : ""),
                            map));
                }
            }
        }
        if (figures.isEmpty()) {
            return Finding.none(
                    SECTION,
                    pairs
                            ? "no two parameters form a grid of at most " + MOST_VALUES + " by " + MOST_VALUES
                                    + " that is at least half filled"
                            : "no two parameters of one algorithm vary together");
        }
        return new Finding(
                SECTION, figures, List.of(), left == 0 ? "" : left + " more are left out: the first are drawn");
    }

    private static boolean infinite(HeatMap map) {
        return Arrays.stream(map.values()).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite);
    }

    /** The longer key lies on the abscissa; null where the grid is too large or too empty. */
    private static HeatMap map(Part part, Criterion criterion, Sweep sweep, String a, String b) {
        boolean wide = sweep.keys().get(a).size() >= sweep.keys().get(b).size();
        String x = wide ? a : b;
        String y = wide ? b : a;
        List<Object> columns = sweep.keys().get(x);
        List<Object> rows = sweep.keys().get(y);
        if (columns.size() > MOST_VALUES || rows.size() > MOST_VALUES) {
            return null;
        }
        double[][] values = new double[rows.size()][columns.size()];
        int filled = 0;
        boolean positive = true;
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                // Rows from the top: the largest first, as on an ordinate.
                Object row = rows.get(rows.size() - 1 - r);
                values[r][c] = Medians.of(sweep.values(Map.of(x, columns.get(c), y, row)));
                filled += Double.isNaN(values[r][c]) ? 0 : 1;
                positive &= !(values[r][c] <= 0);
            }
        }
        if (2 * filled < rows.size() * columns.size()) {
            return null;
        }
        List<String> down = new ArrayList<>();
        rows.forEach(row -> down.add(0, Sensitivity.text(row)));
        return new HeatMap(
                part.title() + ", " + sweep.algorithm() + ": " + criterion.words() + " by " + x + " and " + y,
                x,
                columns.stream().map(Sensitivity::text).toList(),
                y,
                down,
                values,
                criterion.log() && positive,
                criterion.time() ? Axis.Format.SECONDS : Axis.Format.NUMBER);
    }
}
