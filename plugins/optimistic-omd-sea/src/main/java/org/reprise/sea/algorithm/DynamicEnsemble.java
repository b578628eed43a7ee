package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Problems;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The two-layer online ensemble for dynamic regret. */
@Extension
@AlgorithmSpec(
        id = "ensemble",
        title = "Online ensemble",
        description =
                "Optimistic mirror descent with each of about log2(T)/2 steps under an optimistic Hedge that charges the"
                        + " bases for moving; one gradient a round. For dynamic regret; needs smooth expected losses.",
        reference = "Chen et al. 2023, dynamic regret; Zhao et al. 2024, Sword++")
public final class DynamicEnsemble implements Algorithm<SeaProblem, DynamicEnsemble.Parameters, Score> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "smoothness L; 0 for the problem's", byDefault = "0", min = 0) double smoothness) {}

    @Override
    public Score solve(SeaProblem problem, Parameters parameters, Trial<Score> trial) {
        Ensemble.Settings settings = settings(problem, parameters.smoothness);
        trial.record("bases", settings.pool().length);
        return Rounds.play(problem, new Ensemble(problem, settings), trial);
    }

    /** The paper's settings. */
    static Ensemble.Settings settings(SeaProblem problem, double smoothness) {
        double l = smoothness > 0 ? smoothness : problem.regularity().smoothness();
        double d = problem.diameter();
        double g = problem.regularity().gradient();
        if (!(l > 0)) {
            throw Problems.value(
                    "The ensemble needs L>0; the losses' smoothness is " + l,
                    "Give the parameter smoothness; G/D = " + g / d + " serves where L is not known.");
        }
        double[] pool = Ensemble.pool(d / (g * Math.sqrt(problem.horizon())), 1 / (8 * l));
        double logarithm = Math.log(Math.max(2, pool.length));
        double cap = 1 / (8 * d * d * l);
        return new Ensemble.Settings(
                pool,
                2 * l,
                true,
                realised -> realised == 0 ? cap : Math.min(cap, Math.sqrt(logarithm / (d * d * realised))));
    }
}
