package org.reprise.selu.algorithm;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.pf4j.Extension;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.BaggingTrainer;

/** Random forest, by Tribuo. */
@Extension
@AlgorithmSpec(
        id = "random-forest",
        title = "Random forest",
        description = "Trees grown to the end on bootstrap samples, each split chosen among sqrt(d) of the d features.",
        reference = "Breiman 2001; implementation: Tribuo")
public final class RandomForest implements Algorithm<ClassificationProblem, RandomForest.Parameters, Predictions> {
    /** Held here, since the logging system forgets settings of loggers that nobody holds. */
    private static final Logger TREES = Logger.getLogger(BaggingTrainer.class.getName());

    static {
        // A line for each tree is too much.
        TREES.setLevel(Level.WARNING);
    }

    /** Parameters. */
    public record Parameters(@Param(value = "number of trees", byDefault = "500", min = 2) int trees) {}

    @Override
    public Predictions solve(ClassificationProblem problem, Parameters parameters, Trial<Predictions> trial) {
        Predictions before = Majority.of(problem);
        if (!trial.proceed(before)) {
            return before;
        }
        long seed = trial.random("forest").nextLong();
        float share = (float) Math.min(1, Math.sqrt(problem.features()) / problem.features());
        CARTClassificationTrainer tree =
                new CARTClassificationTrainer(Integer.MAX_VALUE, 1, 0, share, false, new GiniIndex(), seed);
        RandomForestTrainer<Label> forest =
                new RandomForestTrainer<>(tree, new VotingCombiner(), parameters.trees, seed);
        TribuoRows rows = new TribuoRows(problem);
        Predictions found = rows.predictions(forest.train(rows.train()));
        trial.count("trees", parameters.trees);
        trial.proceed(found);
        return found;
    }
}
