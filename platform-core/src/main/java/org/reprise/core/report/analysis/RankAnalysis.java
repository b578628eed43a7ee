package org.reprise.core.report.analysis;

import java.util.List;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.chart.RankDiagram;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.numerics.Ranks;

/** Average ranks, Friedman's test and Nemenyi's critical difference. */
final class RankAnalysis {
    static final String SECTION = "Critical differences";

    private static final double ALPHA = 0.05;
    private static final int MOST_METHODS = 20;

    /** From so many settings on, a setting is a block; with fewer, a setting and a seed. */
    private static final int SETTINGS = 5;

    private RankAnalysis() {}

    static Finding of(Part part, Criterion criterion, Blocks all) {
        String obstacle = Obstacles.comparison(all);
        int k = all.methods().size();
        if (obstacle.isEmpty() && k == 2) {
            obstacle = "it needs three methods; two are compared by the paired test";
        }
        if (obstacle.isEmpty() && k > MOST_METHODS) {
            obstacle = "it is for at most " + MOST_METHODS + " methods; there are " + k;
        }
        if (obstacle.isEmpty() && all.blocks().size() < 2) {
            obstacle = "it needs two settings or seeds; there is one";
        }
        if (!obstacle.isEmpty()) {
            return Finding.none(SECTION, obstacle);
        }
        boolean bySetting = all.settings() >= SETTINGS;
        Blocks blocks = bySetting ? all.bySetting() : all;
        int n = blocks.blocks().size();
        double[] ranks = Ranks.average(blocks.loss(), Ranks.Best.SMALLEST);
        Ranks.Friedman friedman = Ranks.friedman(blocks.loss());
        double difference = Ranks.criticalDifference(k, n, ALPHA);
        List<List<Integer>> groups = Ranks.groups(ranks, difference);
        String blockWords = bySetting
                ? n + " settings, by the median over seeds"
                : n + " pairs of setting and seed, which speak of these settings alone";
        return Finding.of(
                SECTION,
                new Finding.Figure(
                        Ids.of(part.id(), "ranks"),
                        "Average ranks by " + criterion.words(),
                        "Average ranks over " + blockWords
                                + "; 1 is the best. Methods that a bar joins do not differ by"
                                + " Nemenyi's test at 5 %. That all rank alike: "
                                + Chance.text(friedman.fPValue()) + " (Friedman, with the statistic of Iman and"
                                + " Davenport)."
                                + (friedman.fPValue() > ALPHA ? " So no difference is established here." : ""),
                        new RankDiagram(
                                part.title() + ": average ranks by " + criterion.words() + ", critical difference "
                                        + NumberText.of(difference, 3),
                                blocks.methods(),
                                ranks,
                                difference,
                                groups)));
    }
}
