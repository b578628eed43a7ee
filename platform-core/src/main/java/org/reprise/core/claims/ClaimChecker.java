package org.reprise.core.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.numerics.Bootstrap;
import org.reprise.spi.Claim;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Checks claims against the runs of a study. */
public final class ClaimChecker {
    private static final long MOST_SEEDS = 100_000;

    private final RunStore store;

    public ClaimChecker(RunStore store) {
        this.store = store;
    }

    /** Checks every claim of a paper; those that the study does not bear on are NOT_RUN, with the reason. */
    public List<CheckedClaim> check(List<Claim> claims, Study study, Map<TrialSpec, StoredRun> runs) {
        Evidence evidence = part -> study.parts().stream()
                .filter(planned -> planned.part().id().equals(part))
                .flatMap(planned -> planned.settings().stream())
                .flatMap(setting -> setting.variants().stream())
                .flatMap(variant -> variant.trials().stream())
                .map(runs::get)
                .filter(run -> run != null && run.state() == RunState.DONE)
                .<RunView>map(run -> new StoredRunView(store, run))
                .toList();
        return claims.stream().map(claim -> check(claim, study, runs, evidence)).toList();
    }

    private CheckedClaim check(Claim claim, Study study, Map<TrialSpec, StoredRun> runs, Evidence evidence) {
        Optional<String> obstacle = obstacle(claim, study, runs);
        if (obstacle.isPresent()) {
            return new CheckedClaim(claim, Verdict.NOT_RUN, Double.NaN, Double.NaN, Double.NaN, 0, 0, obstacle.get());
        }
        double[] values = claim.observation().values(evidence).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (values.length == 0) {
            return new CheckedClaim(
                    claim, Verdict.NOT_RUN, Double.NaN, Double.NaN, Double.NaN, 0, 0, "the runs do not show it");
        }
        int seeds = study.parts().stream()
                .filter(part -> claim.parts().contains(part.part().id()))
                .mapToInt(part -> part.part().seeds().size())
                .max()
                .orElse(1);
        return judge(claim, values, seeds);
    }

    /**
     * Applies the statistic and the threshold to the values of so many seeds.
     *
     * @param values a value a seed, or several
     */
    static CheckedClaim judge(Claim claim, double[] values, int seeds) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return new CheckedClaim(
                        claim,
                        Verdict.FAILS,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        values.length,
                        0,
                        "a run that should show it does not");
            }
        }
        Bootstrap.Interval interval =
                switch (claim.statistic()) {
                    case MEDIAN -> Bootstrap.median(values);
                    case MEAN -> Bootstrap.mean(values);
                    case MINIMUM ->
                        Bootstrap.Interval.point(
                                java.util.Arrays.stream(values).min().orElseThrow());
                    case MAXIMUM ->
                        Bootstrap.Interval.point(
                                java.util.Arrays.stream(values).max().orElseThrow());
                };
        boolean atLeast = claim.relation() == Claim.Relation.AT_LEAST;
        boolean low = atLeast ? interval.low() >= claim.threshold() : interval.low() <= claim.threshold();
        boolean high = atLeast ? interval.high() >= claim.threshold() : interval.high() <= claim.threshold();
        Verdict verdict = low && high ? Verdict.HOLDS : low || high ? Verdict.INCONCLUSIVE : Verdict.FAILS;
        long needed = verdict == Verdict.INCONCLUSIVE ? seedsToSettle(claim.threshold(), interval, seeds) : 0;
        return new CheckedClaim(
                claim,
                verdict,
                interval.value(),
                interval.low(),
                interval.high(),
                values.length,
                needed,
                verdict == Verdict.INCONCLUSIVE ? "the interval straddles the threshold: " + advice(needed) : "");
    }

    /** The interval narrows with the square root of the number of seeds; 0 where no number is enough in practice. */
    static long seedsToSettle(double threshold, Bootstrap.Interval interval, int seeds) {
        boolean above = interval.value() >= threshold;
        double half = above ? interval.value() - interval.low() : interval.high() - interval.value();
        double distance = Math.abs(interval.value() - threshold);
        double needed = Math.ceil(seeds * (half / distance) * (half / distance));
        return needed <= MOST_SEEDS ? Math.max(seeds + 1L, (long) needed) : 0;
    }

    private static String advice(long needed) {
        return needed == 0
                ? "the value is too near to it for any number of seeds to settle"
                : "about " + needed + " seeds would settle it (--seeds 0.." + (needed - 1) + ")";
    }

    private static Optional<String> obstacle(Claim claim, Study study, Map<TrialSpec, StoredRun> runs) {
        if (!claim.presets().contains(study.preset().name())) {
            return Optional.of(
                    "meant for preset " + claim.presets().stream().sorted().collect(Collectors.joining(", ")));
        }
        for (String id : claim.parts()) {
            Optional<Study.PlannedPart> part =
                    study.parts().stream().filter(p -> p.part().id().equals(id)).findFirst();
            if (part.isEmpty()) {
                return Optional.of("needs part '" + id + "', which was left out");
            }
            if (part.get().part().changed() != null) {
                return Optional.of(
                        "part '" + id + "' was changed by " + part.get().part().changed());
            }
            Set<RunState> finished = Set.of(RunState.DONE, RunState.FAILED, RunState.TIMEOUT);
            boolean whole = part.get().settings().stream()
                    .flatMap(setting -> setting.variants().stream())
                    .flatMap(variant -> variant.trials().stream())
                    .allMatch(trial -> runs.containsKey(trial)
                            && finished.contains(runs.get(trial).state()));
            if (!whole) {
                return Optional.of("part '" + id + "' is not finished");
            }
        }
        return Optional.empty();
    }
}
