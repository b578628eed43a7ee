package org.reprise.srrw.algorithm;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RowBlocks;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.Trial;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.srrw.problem.TokenState;

/**
 * One solve: all replicas advance together, a stride of steps an iteration. Each has its own random stream and its own
 * range of the flat arrays, so that the threads do not matter.
 */
final class TokenRun {
    /** A scale below exp of minus this, over alpha where that exceeds 1, is folded into the entries. */
    private static final double FOLD = 200;

    private final TokenProblem problem;
    private final StepSizes sizes;
    private final VisitMeasure measure;
    private final Sampler sampler;
    private final Iterates iterates;
    private final double least;
    private final Trial<TokenState> trial;
    private final RowBlocks blocks;
    private final RandomGenerator[] random;
    private final int[] position;
    private final boolean[] lost;
    // By step of a stride: what a visit adds, the scale to fold in before it (1 for none), the step of theta.
    private final double[] amount;
    private final double[] fold;
    private final double[] beta;
    private double scale = 1;
    private long steps;

    TokenRun(
            TokenProblem problem,
            StepSizes sizes,
            double alpha,
            VisitMeasure measure,
            Sampler sampler,
            Iterates iterates,
            Trial<TokenState> trial) {
        this.problem = problem;
        this.sizes = sizes;
        this.measure = measure;
        this.sampler = sampler;
        this.iterates = iterates;
        this.trial = trial;
        least = Math.exp(-FOLD / Math.max(1, alpha));
        blocks = new RowBlocks(problem.replicas(), trial.threads());
        random = new RandomGenerator[problem.replicas()];
        Arrays.setAll(random, r -> trial.random("replica-" + r));
        position = new int[random.length];
        Arrays.setAll(position, r -> (int) (random[r].nextDouble() * problem.nodes()));
        lost = new boolean[random.length];
        amount = new double[problem.stride()];
        fold = new double[amount.length];
        beta = new double[amount.length];
    }

    /** Runs to the trial's end. */
    TokenState run() {
        trial.record("nodes", problem.nodes());
        trial.record("edges", problem.chain().graph().edges());
        Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
        saved.ifPresent(this::restore);
        for (boolean on = saved.isPresent() || trial.proceed(this::state); on; on = trial.proceed(this::state)) {
            trial.checkpoints().offer(this::save);
            prepare();
            long[] queries = new long[blocks.count()];
            blocks.run((block, from, to) -> queries[block] = advance(from, to));
            steps += amount.length;
            trial.count("hops", (long) amount.length * random.length);
            trial.count("queries", Arrays.stream(queries).sum());
        }
        return state();
    }

    private void save(Checkpoints.State state) {
        measure.save(state);
        iterates.save(state);
        sampler.save(state);
        state.put("position", position).put("scale", scale).put("steps", steps).put("random", random);
    }

    private void restore(Checkpoints.Saved state) {
        measure.restore(state);
        iterates.restore(state);
        sampler.restore(state);
        state.copy("position", position);
        scale = state.doubles("scale")[0];
        steps = state.longs("steps")[0];
        System.arraycopy(state.randoms("random"), 0, random, 0, random.length);
        for (int r = 0; r < lost.length; r++) {
            lost[r] = !iterates.finite(r);
        }
    }

    private TokenState state() {
        return new TokenState(steps, measure.normalised(), iterates.theta().clone());
    }

    private void prepare() {
        for (int k = 0; k < amount.length; k++) {
            double gamma = sizes.gamma(steps + k + 1);
            fold[k] = scale < least ? scale : 1;
            scale = (scale < least ? 1 : scale) * (1 - gamma);
            amount[k] = gamma / scale;
            beta[k] = sizes.beta(steps + k + 1);
        }
    }

    private long advance(int from, int to) {
        double[] field = new double[Math.max(1, problem.dimension())];
        boolean moves = problem.dimension() > 0;
        long queries = 0;
        for (int r = from; r < to; r++) {
            if (lost[r]) {
                continue;
            }
            int node = position[r];
            for (int k = 0; k < amount.length; k++) {
                if (fold[k] != 1) {
                    measure.rescale(r, fold[k]);
                }
                queries += sampler.queries(node);
                // The kernel uses x before this visit, H uses theta before this step.
                node = sampler.next(r, node, random[r]);
                measure.visit(r, node, amount[k]);
                if (moves) {
                    iterates.step(r, node, beta[k], field);
                }
            }
            position[r] = node;
            lost[r] = !iterates.finite(r);
        }
        return queries;
    }
}
