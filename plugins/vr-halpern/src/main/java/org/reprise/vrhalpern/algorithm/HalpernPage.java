package org.reprise.vrhalpern.algorithm;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Problems;
import org.reprise.vrhalpern.problem.Residual;

/**
 * Algorithm 1 of the paper. With lambda_k = 2/(k+4), k from 0: {@code u_{k+1} = J_{eta G}(lambda_k u_0 + (1 - lambda_k) u_k -
 * eta g_k)}, g_k the estimate of F(u_k).
 */
@Extension
@AlgorithmSpec(
        id = "halpern-page",
        title = "Halpern with PAGE",
        description =
                "Algorithm 1: Halpern's anchored iteration with a recursive variance-reduced estimate of the operator."
                        + " Its guarantee needs averaged cocoercivity; the runs record whether that is certified. The own step"
                        + " is 1/(4L).",
        reference = "Cai, Alacaoglu and Diakonikolas 2024, Algorithm 1")
public final class HalpernPage implements Algorithm<MonotoneInclusion, HalpernPage.Parameters, Iterate> {
    private static final double OWN_STEP = 0.25;

    /** Parameters. */
    public record Parameters(
            @Param(value = StepParameters.STEP_TEXT, byDefault = "0", min = 0) double step,
            @Param(value = StepParameters.UNIT_TEXT, byDefault = "own") StepUnit unit,
            @Param(value = StepParameters.SEARCH_TEXT, byDefault = "0", min = 0) int search,
            @Param(value = "estimate of the operator", byDefault = "page") Estimator estimator,
            @Param(value = "batch size; 0 for ceil(sqrt(n))", byDefault = "0", min = 0) int batch,
            @Param(value = RESTART_TEXT, byDefault = "false") boolean restart,
            @Param(value = TOLERANCE_TEXT, byDefault = "0", min = 0) double tolerance) {}

    static final String RESTART_TEXT =
            "whether to move the anchor to the iterate each time that the residual has halved";
    static final String TOLERANCE_TEXT =
            "natural residual at which the method stops by itself; 0 to leave that to the budget";

    @Override
    public Iterate solve(MonotoneInclusion problem, Parameters parameters, Trial<Iterate> trial) {
        int n = problem.components();
        int batch = parameters.batch == 0 ? (int) Math.ceil(Math.sqrt(n)) : parameters.batch;
        if (batch > n) {
            throw Problems.value(
                    "batch = " + batch + " is larger than n = " + n,
                    "Use a batch of at most n, or 0 for ceil(sqrt(n)).");
        }
        Constants constants = problem.operator().constants();
        double own = constants.certified() ? constants.cocoercive() : constants.meanSquare();
        double unit = parameters.unit.of(constants, own);
        Oracle oracle = new Oracle(problem, trial);
        trial.record("certified-cocoercive", constants.certified() ? 1 : 0);
        IndexSampler sampler = new IndexSampler(problem.operator(), trial.random("batches"));
        RandomGenerator coins = trial.random("coins");
        double step = parameters.step == 0 ? OWN_STEP : parameters.step;
        return Solve.run(
                oracle,
                step,
                parameters.search,
                multiple -> new Run(oracle, sampler, coins, parameters, batch, multiple / unit));
    }

    /**
     * Probability of a full evaluation at step k, from 0.
     *
     * @param n number of components
     */
    static double probability(long k, int n) {
        double root = Math.sqrt(n);
        if (k <= 1) {
            return 1;
        }
        return k - 1 <= root ? Math.min(1, 4.0 / (k + 4)) : Math.min(1, 4 / (root + 5));
    }

    private static final class Run implements Recursion {
        private final Oracle oracle;
        private final IndexSampler sampler;
        private final RandomGenerator coins;
        private final Parameters parameters;
        private final double eta;
        private final int n;
        private final int[] batch;
        private final double[] anchor;
        private final double[] before;
        private final double[] g;
        private double[] u;
        private double[] last;
        // Of the loopless SVRG: the snapshot and F there.
        private final double[] snapshot;
        private final double[] atSnapshot;
        private boolean moved;
        private long since;
        private double reference = Double.NaN;

        Run(Oracle oracle, IndexSampler sampler, RandomGenerator coins, Parameters parameters, int batch, double eta) {
            this.oracle = oracle;
            this.sampler = sampler;
            this.coins = coins;
            this.parameters = parameters;
            this.eta = eta;
            n = oracle.problem().components();
            this.batch = new int[batch];
            anchor = oracle.problem().start().clone();
            u = anchor.clone();
            last = anchor.clone();
            before = new double[anchor.length];
            g = new double[anchor.length];
            boolean svrg = parameters.estimator == Estimator.SVRG_LOOPLESS;
            snapshot = new double[svrg ? anchor.length : 0];
            atSnapshot = new double[snapshot.length];
            oracle.show(() -> moved ? new Iterate(u, before, eta) : Iterate.of(u));
        }

        @Override
        public boolean step(long k) {
            boolean full = parameters.estimator == Estimator.FULL || coins.nextDouble() < refresh();
            if (!oracle.afford(full ? n : 2L * batch.length)) {
                return false;
            }
            if (full) {
                oracle.full(u, g);
                if (parameters.estimator == Estimator.SVRG_LOOPLESS) {
                    Vectors.copy(u, snapshot);
                    Vectors.copy(g, atSnapshot);
                }
                if ((parameters.restart || parameters.tolerance > 0) && converged()) {
                    oracle.finish();
                    return false;
                }
            } else {
                estimate();
            }
            double lambda = 2.0 / (since + 4);
            Vectors.mixForward(lambda, anchor, u, eta, g, before);
            double[] free = last;
            last = u;
            u = free;
            oracle.problem().resolvent().apply(eta, before, u);
            moved = true;
            since++;
            return true;
        }

        private double refresh() {
            if (parameters.estimator == Estimator.PAGE) {
                return probability(since, n);
            }
            return since == 0 ? 1 : 1 / Math.sqrt(n);
        }

        private void estimate() {
            sampler.draw(batch, batch.length);
            if (parameters.estimator == Estimator.PAGE) {
                // g was the estimate at the point before the last update, whichever branch made it.
                oracle.addDifferences(batch, batch.length, u, last, 1.0 / batch.length, g);
            } else {
                Vectors.copy(atSnapshot, g);
                oracle.addDifferences(batch, batch.length, u, snapshot, 1.0 / batch.length, g);
            }
        }

        /** After a full evaluation the residual is free: no call is made for it. */
        private boolean converged() {
            double residual = Residual.natural(oracle.problem().resolvent(), u, g);
            if (since == 0) {
                reference = residual;
            } else if (parameters.restart && residual <= reference / 2) {
                reference = residual;
                since = 0;
                Vectors.copy(u, anchor);
            }
            return residual <= parameters.tolerance;
        }
    }
}
