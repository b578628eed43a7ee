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
import org.reprise.vrhalpern.problem.Residual;

/**
 * Algorithm 2 of the paper: {@code v_k ~ (I + eta (F + G))^-1 u_k} by Algorithm 3, then {@code u_{k+1} = lambda_k u_0 + (1 -
 * lambda_k) v_k} with lambda_k = 1/(k+2). Shows the last v; (u_k - v_k)/eta approximates an element of (F + G)(v_k).
 */
@Extension
@AlgorithmSpec(
        id = "halpern-resolvent",
        title = "Inexact Halpern",
        description =
                "Algorithm 2: Halpern's iteration on the resolvent of F + G, which a variance-reduced inner solver"
                        + " approximates (Algorithm 3); for monotone Lipschitz operators. The own step is sqrt(n)/L; the step"
                        + " parameter stands for the factor before sqrt(n).",
        reference = "Cai, Alacaoglu and Diakonikolas 2024, Algorithms 2 and 3")
public final class HalpernResolvent implements Algorithm<MonotoneInclusion, HalpernResolvent.Parameters, Iterate> {
    /** Inner solvers. */
    public enum Inner {
        /** Algorithm 3. */
        VR_FORB,
        /** Variance-reduced extragradient on the same operator. */
        VR_EXTRAGRADIENT,
        /** Dense solve, for affine operators without constraints; charged as one epoch. */
        EXACT
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = StepParameters.STEP_TEXT, byDefault = "0", min = 0) double step,
            @Param(value = StepParameters.UNIT_TEXT, byDefault = "own") StepUnit unit,
            @Param(value = StepParameters.SEARCH_TEXT, byDefault = "0", min = 0) int search,
            @Param(value = "inner solver", byDefault = "vr-forb") Inner inner,
            @Param(
                            value =
                                    "inner step, as a multiple of sqrt(p (1 - p)) / (eta unit + 1), p = 1/n; for vr-extragradient of"
                                            + " sqrt(p) / (eta unit + 1)",
                            byDefault = "0.5",
                            min = 0,
                            aboveMin = true)
                    double innerStep,
            @Param(value = "c in the inner length M_k = ceil(c n ln(k + 2))", byDefault = "2", min = 0, aboveMin = true)
                    double innerLength,
            @Param(
                            value =
                                    "whether an inner solve ends at a snapshot whose error bound is below ||Phi(u)|| / (2 (k + 2)^2)",
                            byDefault = "false")
                    boolean adaptive,
            @Param(
                            value = "whether snapshots are taken at the inner start, as in the authors' code",
                            byDefault = "false")
                    boolean officialSnapshot,
            @Param(value = HalpernPage.RESTART_TEXT, byDefault = "false") boolean restart,
            @Param(
                            value =
                                    "residual estimate ||u_k - v_k|| / eta at which the method stops by itself; 0 to leave that to the"
                                            + " budget",
                            byDefault = "0",
                            min = 0)
                    double tolerance) {}

    @Override
    public Iterate solve(MonotoneInclusion problem, Parameters parameters, Trial<Iterate> trial) {
        Constants constants = problem.operator().constants();
        double unit = parameters.unit.of(constants, constants.meanSquare());
        Oracle oracle = new Oracle(problem, trial);
        IndexSampler sampler = new IndexSampler(problem.operator(), trial.random("components"));
        RandomGenerator coins = trial.random("coins");
        double root = Math.sqrt(problem.components());
        double step = parameters.step == 0 ? 1 : parameters.step;
        return Solve.run(oracle, step, parameters.search, multiple -> {
            double eta = multiple * root / unit;
            trial.record("eta", eta);
            return new Run(oracle, parameters, eta, inner(oracle, sampler, coins, parameters, eta, eta * unit + 1));
        });
    }

    private static InnerSolver inner(
            Oracle oracle,
            IndexSampler sampler,
            RandomGenerator coins,
            Parameters parameters,
            double eta,
            double lipschitz) {
        if (parameters.inner == Inner.EXACT) {
            return new ExactInnerSolver(oracle, eta);
        }
        boolean forb = parameters.inner == Inner.VR_FORB;
        double p = 1.0 / oracle.problem().components();
        // With one component there is no variance, and the rule of Algorithm 3 would give a step of 0.
        double root = Math.sqrt(forb && p < 1 ? p * (1 - p) : p);
        return new StochasticInnerSolver(
                oracle,
                sampler,
                coins,
                forb ? StochasticInnerSolver.Method.FORB : StochasticInnerSolver.Method.EXTRAGRADIENT,
                eta,
                parameters.innerStep * root / lipschitz,
                parameters.officialSnapshot);
    }

    private static final class Run implements Recursion {
        private final Oracle oracle;
        private final Parameters parameters;
        private final double eta;
        private final InnerSolver inner;
        private final double[] anchor;
        private final double[] u;
        private final double[] v;
        private final double[] shown;
        private long since;
        private double reference;

        Run(Oracle oracle, Parameters parameters, double eta, InnerSolver inner) {
            this.oracle = oracle;
            this.parameters = parameters;
            this.eta = eta;
            this.inner = inner;
            anchor = oracle.problem().start().clone();
            u = anchor.clone();
            v = new double[u.length];
            shown = anchor.clone();
            oracle.show(() -> Iterate.of(shown));
        }

        @Override
        public boolean step(long k) {
            double length = parameters.innerLength * oracle.problem().components() * Math.log(since + 2);
            double accuracy = parameters.adaptive ? 0.5 / ((since + 2.0) * (since + 2.0)) : 0;
            if (!inner.solve(u, (long) Math.max(1, Math.ceil(length)), accuracy, v)) {
                return false;
            }
            Vectors.copy(v, shown);
            double residual = Residual.distance(u, v) / eta;
            if (residual <= parameters.tolerance) {
                oracle.finish();
                return false;
            }
            if (since == 0) {
                reference = residual;
            } else if (parameters.restart && residual <= reference / 2) {
                Vectors.copy(v, anchor);
                Vectors.copy(v, u);
                since = 0;
                return true;
            }
            Vectors.mix(1.0 / (since + 2), anchor, v, u);
            since++;
            return true;
        }
    }
}
