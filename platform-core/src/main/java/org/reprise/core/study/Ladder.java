package org.reprise.core.study;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.Direction;

/**
 * Asynchronous successive halving of one setting's variants (Li et al. 2020, "A system for massively parallel
 * hyperparameter tuning", Algorithm 2). A rung is a trial of its own with fewer iterations, so that it is stored,
 * reused and repeated like any other; a variant is ranked by the median over its seeds.
 */
final class Ladder implements TrialSource {
    private final List<Study.Variant> variants;
    private final List<Long> rungs;
    private final int eta;
    private final ToDoubleFunction<StoredRun> loss;
    private final Deque<TrialSpec> ready = new ArrayDeque<>();
    private final Map<TrialSpec, List<Climb>> climbs = new HashMap<>();
    private final List<Map<Integer, Double>> losses = new ArrayList<>();
    private final List<Set<Integer>> entered = new ArrayList<>();
    private int running;
    private int next;

    /** A variant on a rung: one trial a seed. */
    private static final class Climb {
        private final int variant;
        private final int rung;
        private final double[] losses;
        private int ended;

        Climb(int variant, int rung, int seeds) {
            this.variant = variant;
            this.rung = rung;
            this.losses = new double[seeds];
        }
    }

    /**
     * @param setting what is halved
     * @param halving how
     * @param metric what variants are ranked by
     * @param direction which way is better
     * @param there whether a trial is finished already: such results count before anything is promoted, so that a
     *     study that is run again decides as it did
     */
    Ladder(
            Study.Setting setting,
            Preset.Halving halving,
            String metric,
            Direction direction,
            Predicate<TrialSpec> there) {
        variants = setting.variants();
        eta = halving.eta();
        loss = run -> loss(run, metric, direction);
        rungs = rungs(halving, variants.get(0).trials().get(0).budget().iterations());
        for (int rung = 0; rung < rungs.size(); rung++) {
            losses.add(new HashMap<>());
            entered.add(new HashSet<>());
        }
        for (int rung = 0; rung < rungs.size() - 1; rung++) {
            for (int v = 0; v < variants.size(); v++) {
                if (trials(v, rung).stream().allMatch(there)) {
                    enter(v, rung);
                }
            }
        }
    }

    /** Iterations of every rung; the last is the whole budget. */
    static List<Long> rungs(Preset.Halving halving, long most) {
        List<Long> rungs = new ArrayList<>();
        for (long at = halving.from(); at < most && at <= Long.MAX_VALUE / halving.eta(); at *= halving.eta()) {
            rungs.add(at);
        }
        rungs.add(most);
        return rungs;
    }

    private List<TrialSpec> trials(int variant, int rung) {
        return variants.get(variant).trials().stream()
                .map(trial -> trial.withIterations(rungs.get(rung)))
                .toList();
    }

    private void enter(int variant, int rung) {
        if (entered.get(rung).add(variant)) {
            List<TrialSpec> trials = trials(variant, rung);
            Climb climb = new Climb(variant, rung, trials.size());
            trials.forEach(trial ->
                    climbs.computeIfAbsent(trial, key -> new ArrayList<>()).add(climb));
            ready.addAll(trials);
            running++;
        }
    }

    @Override
    public TrialSpec poll() {
        // What is there already comes first, and alone.
        while (ready.isEmpty() && (running == 0 || next > 0) && (promote() || next < variants.size())) {
            if (ready.isEmpty()) {
                enter(next++, 0);
            }
        }
        return ready.poll();
    }

    /** Lets the best of a rung go on, from the top down; true if one did. */
    private boolean promote() {
        boolean complete = next == variants.size();
        boolean any = false;
        for (int rung = 0; rung < rungs.size() - 1; rung++) {
            Map<Integer, Double> known = losses.get(rung);
            complete = complete && known.size() == entered.get(rung).size();
            int promotions = Math.max(known.size() / eta, complete && !known.isEmpty() ? 1 : 0);
            List<Integer> best = known.entrySet().stream()
                    .filter(entry -> entry.getValue() < Double.POSITIVE_INFINITY)
                    .sorted(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .limit(promotions)
                    .toList();
            for (int variant : best) {
                if (!entered.get(rung + 1).contains(variant)) {
                    enter(variant, rung + 1);
                    any = true;
                }
            }
        }
        return any;
    }

    @Override
    public void ended(TrialSpec trial, StoredRun run) {
        double value = run == null ? Double.POSITIVE_INFINITY : loss.applyAsDouble(run);
        for (Climb climb : climbs.getOrDefault(trial, List.of())) {
            climb.losses[climb.ended++] = value;
            if (climb.ended == climb.losses.length) {
                double[] sorted = climb.losses.clone();
                Arrays.sort(sorted);
                losses.get(climb.rung).put(climb.variant, sorted[(sorted.length - 1) / 2]);
                running--;
            }
        }
        climbs.remove(trial);
    }

    @Override
    public boolean over() {
        return ready.isEmpty() && running == 0 && next == variants.size() && !promote();
    }

    private static double loss(StoredRun run, String metric, Direction direction) {
        double value = run.state() == RunState.DONE ? run.record().last().getOrDefault(metric, Double.NaN) : Double.NaN;
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : direction == Direction.MAXIMISE ? -value : value;
    }
}
