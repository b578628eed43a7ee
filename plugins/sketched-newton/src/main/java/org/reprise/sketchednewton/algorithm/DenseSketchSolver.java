package org.reprise.sketchednewton.algorithm;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RowBlocks;

/**
 * The same method as {@link VectorSketchSolver} for full matrices: products with K are formed for many sketches at once,
 * on all threads, and only the projections follow one another. Each lane of sketches has its own random stream, so that
 * the threads do not matter. The residual is taken once a round.
 */
final class DenseSketchSolver implements InnerSolver {
    /** Largest N: beyond it a round of sketches leaves the caches. */
    static final int LARGEST = 1024;

    private static final int LANES = 4;
    private static final int ROWS_A_BLOCK = 16;
    private static final int ROUND = LANES * PreparedSketches.COUNT;

    private final boolean signs;
    private final RandomGenerator[] random = new RandomGenerator[LANES];
    private final RowBlocks blocks;
    private PreparedSketches[] lanes;
    private int size;

    DenseSketchSolver(boolean signs, Function<String, RandomGenerator> streams, int threads) {
        this.signs = signs;
        for (int lane = 0; lane < LANES; lane++) {
            random[lane] = streams.apply("sketch-" + lane);
        }
        blocks = new RowBlocks(LANES * ROWS_A_BLOCK, threads);
    }

    @Override
    public Outcome improve(NewtonSystem system, double[] z, double tolerance, long cap) {
        if (size != system.size()) {
            size = system.size();
            lanes = new PreparedSketches[LANES];
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] = new PreparedSketches(size, signs, random[lane]);
            }
        }
        double[][] rows = PreparedSketches.rows(system);
        double[] residual = new double[size];
        double norm = system.residual(z, residual);
        long steps = 0;
        long products = 1;
        while (norm > tolerance && steps < cap) {
            blocks.run((block, from, to) -> lanes[block].prepare(rows));
            for (PreparedSketches lane : lanes) {
                int count = (int) Math.min(PreparedSketches.COUNT, cap - steps);
                lane.project(z, count);
                steps += count;
            }
            norm = system.residual(z, residual);
            products += ROUND + 1;
        }
        return new Outcome(steps, norm, products * system.entries() + 4 * steps * size);
    }
}
