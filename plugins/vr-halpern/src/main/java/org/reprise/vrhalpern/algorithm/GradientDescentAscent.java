package org.reprise.vrhalpern.algorithm;

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;

/** Forward-backward steps {@code u = J_{eta G}(u - eta F(u))}; diverges where F is skew. */
@Extension
@AlgorithmSpec(
        id = "gda",
        title = "Gradient descent ascent",
        description =
                "One forward-backward step an epoch, a negative control: it diverges on bilinear problems. The own"
                        + " step is 1/(2 L_F).",
        reference = "Arrow, Hurwicz and Uzawa 1958")
public final class GradientDescentAscent implements Algorithm<MonotoneInclusion, StepParameters, Iterate> {
    @Override
    public Iterate solve(MonotoneInclusion problem, StepParameters parameters, Trial<Iterate> trial) {
        Constants constants = problem.operator().constants();
        double unit = parameters.unit().of(constants, constants.lipschitz());
        Oracle oracle = new Oracle(problem, trial);
        return Solve.run(oracle, parameters.stepOr(0.5), parameters.search(), step -> new Run(oracle, step / unit));
    }

    private static final class Run implements Recursion {
        private final Oracle oracle;
        private final double eta;
        private final double[] u;
        private final double[] f;
        private final double[] before;

        Run(Oracle oracle, double eta) {
            this.oracle = oracle;
            this.eta = eta;
            u = oracle.problem().start().clone();
            f = new double[u.length];
            before = u.clone();
            oracle.show(() -> new Iterate(u, before, eta));
        }

        @Override
        public boolean step(long k) {
            if (!oracle.afford(oracle.problem().components())) {
                return false;
            }
            oracle.full(u, f);
            Vectors.forward(u, eta, f, before);
            oracle.problem().resolvent().apply(eta, before, u);
            return true;
        }
    }
}
