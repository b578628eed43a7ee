package {{package}};

import org.pf4j.Extension;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Sinkhorn's sweeps in the log domain, each stretched by a factor: a start, to be replaced by your own method. */
@Extension
@AlgorithmSpec(
        id = "{{id}}",
        title = "{{title}}",
        description = "Alternately sets the potentials of the rows and of the columns, going further than to the"
                + " marginals by a factor.",
        reference = "Thibault, Chizat, Dossal, Papadakis 2021")
public final class {{main}} implements Algorithm<TransportProblem, {{main}}.Parameters, Potentials> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "factor of each step; 1 is Sinkhorn", byDefault = "1.2", min = 0, aboveMin = true, max = 1.95)
                    double relaxation) {}

    @Override
    public Potentials solve(TransportProblem problem, Parameters parameters, Trial<Potentials> trial) {
        Potentials z = Potentials.zero(problem);
        while (trial.proceed(z)) {
            rows(problem, z, parameters.relaxation());
            columns(problem, z, parameters.relaxation());
            trial.count("exp", 2L * problem.rows() * problem.columns());
        }
        return z;
    }

    private static void rows(TransportProblem problem, Potentials z, double relaxation) {
        double[] exponents = new double[problem.columns()];
        for (int i = 0; i < problem.rows(); i++) {
            for (int j = 0; j < exponents.length; j++) {
                exponents[j] = exponent(problem, z, i, j);
            }
            z.x()[i] += relaxation * (Math.log(problem.r()[i]) - logSumExp(exponents)) / problem.eta();
        }
    }

    private static void columns(TransportProblem problem, Potentials z, double relaxation) {
        double[] exponents = new double[problem.rows()];
        for (int j = 0; j < problem.columns(); j++) {
            for (int i = 0; i < exponents.length; i++) {
                exponents[i] = exponent(problem, z, i, j);
            }
            z.y()[j] += relaxation * (Math.log(problem.c()[j]) - logSumExp(exponents)) / problem.eta();
        }
    }

    /** The logarithm of the plan's entry. */
    private static double exponent(TransportProblem problem, Potentials z, int i, int j) {
        return problem.eta() * (z.x()[i] + z.y()[j] - problem.cost()[i * problem.columns() + j]) - 1;
    }

    private static double logSumExp(double[] exponents) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double exponent : exponents) {
            largest = Math.max(largest, exponent);
        }
        double sum = 0;
        for (double exponent : exponents) {
            sum += Math.exp(exponent - largest);
        }
        return largest + Math.log(sum);
    }
}
