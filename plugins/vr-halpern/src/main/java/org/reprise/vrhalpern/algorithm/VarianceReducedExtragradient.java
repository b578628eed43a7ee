package org.reprise.vrhalpern.algorithm;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;

/**
 * Extragradient with loopless variance reduction: {@code b = a u + (1 - a) w}, {@code h = J(b - gamma F(w))}, {@code u = J(b -
 * gamma (F(w) + F_i(h) - F_i(w)))}; with probability p the snapshot w becomes u. p = 1/n, a = 1 - p. Shows w.
 */
@Extension
@AlgorithmSpec(
        id = "vr-extragradient",
        title = "Variance reduced extragradient",
        description =
                "Extragradient whose second step uses one component and a snapshot. The own step is 0.99 sqrt(p)/L;"
                        + " the step parameter stands for the factor before sqrt(p).",
        reference = "Alacaoglu and Malitsky 2022, Algorithm 1")
public final class VarianceReducedExtragradient implements Algorithm<MonotoneInclusion, StepParameters, Iterate> {
    @Override
    public Iterate solve(MonotoneInclusion problem, StepParameters parameters, Trial<Iterate> trial) {
        Constants constants = problem.operator().constants();
        double unit = parameters.unit().of(constants, constants.meanSquare());
        Oracle oracle = new Oracle(problem, trial);
        IndexSampler sampler = new IndexSampler(problem.operator(), trial.random("components"));
        RandomGenerator coins = trial.random("coins");
        double root = Math.sqrt(1.0 / problem.components());
        return Solve.run(
                oracle,
                parameters.stepOr(0.99),
                parameters.search(),
                step -> new Run(oracle, sampler, coins, step * root / unit));
    }

    private static final class Run implements Recursion {
        private final Oracle oracle;
        private final IndexSampler sampler;
        private final RandomGenerator coins;
        private final double gamma;
        private final int n;
        private final int[] component = new int[1];
        private final double[] u;
        private final double[] w;
        private final double[] atSnapshot;
        private final double[] base;
        private final double[] half;
        private final double[] g;

        Run(Oracle oracle, IndexSampler sampler, RandomGenerator coins, double gamma) {
            this.oracle = oracle;
            this.sampler = sampler;
            this.coins = coins;
            this.gamma = gamma;
            n = oracle.problem().components();
            u = oracle.problem().start().clone();
            w = u.clone();
            atSnapshot = new double[u.length];
            base = new double[u.length];
            half = new double[u.length];
            g = new double[u.length];
            oracle.show(() -> Iterate.of(w));
        }

        @Override
        public boolean step(long k) {
            if (k == 0 && !snapshot()) {
                return false;
            }
            if (!oracle.afford(2)) {
                return false;
            }
            double p = 1.0 / n;
            Vectors.mix(1 - p, u, w, base);
            Vectors.forward(base, gamma, atSnapshot, half);
            oracle.problem().resolvent().apply(gamma, half, half);
            Vectors.copy(atSnapshot, g);
            sampler.draw(component, 1);
            oracle.addDifferences(component, 1, half, w, 1, g);
            Vectors.forward(base, gamma, g, u);
            oracle.problem().resolvent().apply(gamma, u, u);
            if (coins.nextDouble() < p) {
                Vectors.copy(u, w);
                return snapshot();
            }
            return true;
        }

        private boolean snapshot() {
            if (!oracle.afford(n)) {
                return false;
            }
            oracle.full(w, atSnapshot);
            return true;
        }
    }
}
