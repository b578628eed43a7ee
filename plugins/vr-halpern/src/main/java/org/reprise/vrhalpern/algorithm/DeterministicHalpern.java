package org.reprise.vrhalpern.algorithm;

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;

/** Halpern's iteration {@code u = lambda_k u_0 + (1 - lambda_k) J_{eta G}(u - eta F(u))}, lambda_k = 1/(k+2). */
@Extension
@AlgorithmSpec(
        id = "halpern",
        title = "Halpern",
        description =
                "Halpern's iteration on the forward-backward map of a cocoercive operator; one epoch a step. The own"
                        + " step is 2/L_F, with which the residual after k steps is at most L_F ||u_0 - u*|| / (k+1) where G = 0.",
        reference = "Halpern 1967; Lieder 2021; Diakonikolas 2020")
public final class DeterministicHalpern implements Algorithm<MonotoneInclusion, StepParameters, Iterate> {
    @Override
    public Iterate solve(MonotoneInclusion problem, StepParameters parameters, Trial<Iterate> trial) {
        Constants constants = problem.operator().constants();
        double unit = parameters.unit().of(constants, constants.lipschitz());
        Oracle oracle = new Oracle(problem, trial);
        return Solve.run(oracle, parameters.stepOr(2), parameters.search(), step -> new Run(oracle, step / unit));
    }

    private static final class Run implements Recursion {
        private final Oracle oracle;
        private final double eta;
        private final double[] u;
        private final double[] f;

        Run(Oracle oracle, double eta) {
            this.oracle = oracle;
            this.eta = eta;
            u = oracle.problem().start().clone();
            f = new double[u.length];
            oracle.show(() -> Iterate.of(u));
        }

        @Override
        public boolean step(long k) {
            if (!oracle.afford(oracle.problem().components())) {
                return false;
            }
            oracle.full(u, f);
            Vectors.forward(u, eta, f, f);
            oracle.problem().resolvent().apply(eta, f, f);
            Vectors.mix(1.0 / (k + 2), oracle.problem().start(), f, u);
            return true;
        }
    }
}
