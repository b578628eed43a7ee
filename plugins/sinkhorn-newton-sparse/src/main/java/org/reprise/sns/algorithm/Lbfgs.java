package org.reprise.sns.algorithm;

import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Limited-memory BFGS on the dual, from a warm start. */
@Extension
@AlgorithmSpec(
        id = "l-bfgs",
        title = "L-BFGS",
        description = "A few Sinkhorn sweeps, then the limited-memory quasi-Newton method with a strong Wolfe search.",
        reference = "Liu and Nocedal 1989; the quasi-Newton comparison of Tang et al. 2024")
public final class Lbfgs implements Algorithm<TransportProblem, Lbfgs.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "Sinkhorn sweeps before the first step", byDefault = "20", min = 0) int warmUp,
            @Param(value = "pairs of steps and gradient changes kept", byDefault = "10", min = 1, max = 100) int memory,
            @Param(value = "stop once the 1-norm of the marginals' error is below this", byDefault = "1e-12", min = 0)
                    double tolerance) {}

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials z = Potentials.zero(problem);
        PlanKernel kernel = new PlanKernel(problem, trial.threads());
        if (!trial.proceed(z)
                || !SinkhornLog.sweeps(problem, kernel, z, parameters.warmUp, parameters.tolerance, trial)) {
            return z;
        }
        return new Run(new DualFunction(problem, kernel, trial), parameters, trial).solve(z);
    }

    private static final class Run {
        private final DualFunction function;
        private final Parameters parameters;
        private final Trial<Potentials> trial;
        private final WolfeSearch search;
        private final double[][] steps;
        private final double[][] changes;
        private final double[] products;
        private final double[] factors;
        /** Pairs seen; the latest {@code memory} of them are kept in a ring. */
        private int pairs;

        Run(DualFunction function, Parameters parameters, Trial<Potentials> trial) {
            this.function = function;
            this.parameters = parameters;
            this.trial = trial;
            search = new WolfeSearch(function);
            steps = new double[parameters.memory][function.size()];
            changes = new double[parameters.memory][function.size()];
            products = new double[parameters.memory];
            factors = new double[parameters.memory];
        }

        Potentials solve(Potentials z) {
            double[] w = function.scaled(z);
            double[] gradient = new double[w.length];
            double[] direction = new double[w.length];
            double value = function.evaluate(w, gradient);
            while (Dense.norm1(gradient) >= parameters.tolerance) {
                direct(gradient, direction);
                double step = search.search(w, direction, value, Dense.dot(gradient, direction));
                if (step == 0) {
                    trial.record("stalled", 1);
                    break;
                }
                remember(w, gradient);
                System.arraycopy(search.point, 0, w, 0, w.length);
                System.arraycopy(search.gradient, 0, gradient, 0, w.length);
                value = search.value;
                boolean on = trial.proceed(() -> function.potentials(w));
                trial.record("step-length", step);
                if (!on) {
                    break;
                }
            }
            return function.potentials(w);
        }

        private void remember(double[] w, double[] gradient) {
            int slot = pairs % parameters.memory;
            for (int i = 0; i < w.length; i++) {
                steps[slot][i] = search.point[i] - w[i];
                changes[slot][i] = search.gradient[i] - gradient[i];
            }
            products[slot] = Dense.dot(steps[slot], changes[slot]);
            if (products[slot] > 0) {
                pairs++;
            }
        }

        /** The two-loop recursion. */
        private void direct(double[] gradient, double[] d) {
            int size = d.length;
            for (int i = 0; i < size; i++) {
                d[i] = -gradient[i];
            }
            int first = Math.max(0, pairs - parameters.memory);
            for (int k = pairs - 1; k >= first; k--) {
                int slot = k % parameters.memory;
                factors[slot] = Dense.dot(steps[slot], d) / products[slot];
                Dense.axpy(-factors[slot], changes[slot], 0, d, 0, size);
            }
            if (pairs > 0) {
                int slot = (pairs - 1) % parameters.memory;
                double scale = products[slot] / Dense.dot(changes[slot], changes[slot]);
                for (int i = 0; i < size; i++) {
                    d[i] *= scale;
                }
            }
            for (int k = first; k < pairs; k++) {
                int slot = k % parameters.memory;
                double back = factors[slot] - Dense.dot(changes[slot], d) / products[slot];
                Dense.axpy(back, steps[slot], 0, d, 0, size);
            }
        }
    }
}
