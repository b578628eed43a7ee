package org.reprise.ntk.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reprise.ntk.model.NetworkShape;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Trial;

/** One solve with finite networks: all replicas advance to each of the problem's times. */
final class NetworkRun {
    /** Parameters in one graph: small networks share calls, large ones stay in the cache. */
    private static final long PARAMETERS = 300_000;

    private final TangentProblem problem;
    private final NetworkShape shape;
    private final double rate;
    private final Trial<Ensemble> trial;
    private final Rows all;
    private final List<Replicas> groups = new ArrayList<>();
    private final double[][] targets;
    private Ensemble start;
    private int index;

    NetworkRun(TangentProblem problem, NetworkShape shape, double rate, Trial<Ensemble> trial) {
        this.problem = problem;
        this.shape = shape;
        this.rate = rate;
        this.trial = trial;
        all = problem.train().and(problem.test());
        targets = new double[problem.replicas()][];
    }

    Ensemble run() {
        Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
        int last = last();
        begin(last > 0);
        try {
            saved.ifPresent(this::restore);
            boolean on = saved.isPresent() || trial.proceed(start);
            while (on && index < last) {
                trial.checkpoints().offer(this::save);
                long steps = problem.steps(index + 1) - problem.steps(index);
                groups.forEach(group -> group.advance(steps, rate));
                trial.count("steps", steps * problem.replicas());
                index++;
                on = trial.proceed(this::present);
            }
            return index == 0 ? start : present();
        } finally {
            groups.forEach(Replicas::close);
        }
    }

    /** Index of the last time that gradient descent reaches. */
    private int last() {
        int last = problem.times().length - 1;
        return Double.isInfinite(problem.times()[last]) ? last - 1 : last;
    }

    /** Draws the networks; those that are not trained are seen and let go. */
    private void begin(boolean trains) {
        int size = (int) Math.max(1, Math.min(problem.replicas(), PARAMETERS / shape.parameters()));
        List<Replicas.Sight> sights = new ArrayList<>();
        for (int first = 0; first < problem.replicas(); first += size) {
            Replicas group = new Replicas(problem, shape, first, Math.min(size, problem.replicas() - first), trial);
            Replicas.Sight sight = group.see(all, problem.probes());
            sights.add(sight);
            for (int r = 0; r < group.count(); r++) {
                targets[first + r] = problem.targetsFrom(inside(sight.outputs()[r]));
            }
            if (trains) {
                group.begin(Arrays.copyOfRange(targets, first, first + group.count()));
                groups.add(group);
            }
        }
        start = ensemble(0, sights);
    }

    private Ensemble present() {
        List<Replicas.Sight> sights = new ArrayList<>();
        groups.forEach(group -> sights.add(group.see(all, problem.probes())));
        return ensemble(index, sights);
    }

    private Ensemble ensemble(int at, List<Replicas.Sight> sights) {
        double[][] outputs =
                sights.stream().flatMap(s -> Arrays.stream(s.outputs())).toArray(double[][]::new);
        double[][] kernel =
                sights.stream().flatMap(s -> Arrays.stream(s.kernel())).toArray(double[][]::new);
        double[] moved =
                sights.stream().flatMapToDouble(s -> Arrays.stream(s.moved())).toArray();
        double[][] test = new double[outputs.length][];
        Arrays.setAll(
                test,
                r -> Arrays.copyOfRange(outputs[r], problem.train().count() * problem.outputs(), outputs[r].length));
        return new Ensemble(
                problem.steps(at) * rate,
                Arrays.stream(outputs).map(this::inside).toArray(double[][]::new),
                test,
                kernel,
                moved,
                at == 0 ? null : start);
    }

    private double[] inside(double[] outputs) {
        return Arrays.copyOf(outputs, problem.train().count() * problem.outputs());
    }

    private void save(Checkpoints.State state) {
        state.put("index", index);
        for (int g = 0; g < groups.size(); g++) {
            groups.get(g).save(state, "group-" + g + "/");
        }
    }

    private void restore(Checkpoints.Saved state) {
        index = state.ints("index")[0];
        for (int g = 0; g < groups.size(); g++) {
            groups.get(g).restore(state, "group-" + g + "/");
        }
    }
}
