package org.reprise.core.report.analysis;

import java.util.List;
import org.reprise.core.report.analysis.Blocks.Block;

/**
 * Scores between 0 and 1: in each setting the best finite loss of all methods scores 1 and the worst 0, and what failed
 * scores 0. Only for settings that share their number of seeds, two or more.
 */
final class Scores {
    private final Blocks blocks;
    private final List<Integer> settings;
    private final int seeds;

    private Scores(Blocks blocks, List<Integer> settings, int seeds) {
        this.blocks = blocks;
        this.settings = settings;
        this.seeds = seeds;
    }

    /** The scores; null where there are too few seeds, or unequally many. */
    static Scores of(Blocks blocks) {
        List<Integer> settings =
                blocks.blocks().stream().map(Block::setting).distinct().toList();
        if (settings.isEmpty() || blocks.methods().isEmpty()) {
            return null;
        }
        int seeds = blocks.blocks().size() / settings.size();
        for (int setting : settings) {
            if (blocks.of(0, setting).length != seeds) {
                return null;
            }
        }
        return seeds < 2 ? null : new Scores(blocks, settings, seeds);
    }

    /** The scores of a method: a row a seed, a column a setting. */
    double[][] runsByTasks(int method) {
        double[][] scores = new double[seeds][settings.size()];
        for (int s = 0; s < settings.size(); s++) {
            double best = Double.POSITIVE_INFINITY;
            double worst = Double.NEGATIVE_INFINITY;
            for (int m = 0; m < blocks.methods().size(); m++) {
                for (double loss : blocks.of(m, settings.get(s))) {
                    if (Double.isFinite(loss)) {
                        best = Math.min(best, loss);
                        worst = Math.max(worst, loss);
                    }
                }
            }
            double[] losses = blocks.of(method, settings.get(s));
            for (int r = 0; r < seeds; r++) {
                scores[r][s] = score(losses[r], best, worst);
            }
        }
        return scores;
    }

    private static double score(double loss, double best, double worst) {
        if (loss == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return worst > best ? Math.max(0, Math.min(1, (worst - loss) / (worst - best))) : 1;
    }
}
