package org.reprise.ef21w.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.ef21w.problem.Certificate;
import org.reprise.ef21w.problem.Clients;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.Gradients;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.numerics.Dense;
import org.reprise.optimization.problem.Smoothness;
import org.reprise.spi.Direction;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;

/** What all experiments measure; the problem's constants once, at the start. */
@Metrics({
    @Metric(name = Referee.GRADIENT, description = "||grad f(x)||^2", log = true),
    @Metric(name = Referee.RELATIVE, description = "||grad f(x)||^2 over that at the start", log = true),
    @Metric(name = Referee.GAP, description = "f(x) minus a lower bound of f", log = true),
    @Metric(name = Referee.BITS, description = "bits sent so far, mean over the clients", log = true),
    @Metric(
            name = Referee.DISTORTION,
            description = "G, squared error of the clients' estimates in the weights of the analysis",
            log = true),
    @Metric(name = Referee.ESTIMATE, description = "||g - grad f(x)||^2 of the server's estimate g", log = true),
    @Metric(name = Referee.SHARE, description = "||g - grad f(x)||^2 over q G, at most 1"),
    @Metric(name = Referee.LYAPUNOV, description = "V = gap + c G, which theory says falls in every round", log = true),
    @Metric(name = Referee.NORM, description = "||x||", direction = Direction.NEUTRAL),
    @Metric(name = Referee.DIVERGED, description = "1 if x is not finite"),
    @Metric(name = Referee.L, description = "smoothness constant of f", direction = Direction.NEUTRAL),
    @Metric(name = Referee.MEAN, description = "arithmetic mean of the L_i", direction = Direction.NEUTRAL),
    @Metric(name = Referee.QUADRATIC, description = "quadratic mean of the L_i", direction = Direction.NEUTRAL),
    @Metric(name = Referee.VARIANCE, description = "variance of the L_i", direction = Direction.NEUTRAL)
})
final class Referee {
    static final String GRADIENT = "gradient";
    static final String RELATIVE = "relative";
    static final String GAP = "gap";
    static final String BITS = "client-bits";
    static final String DISTORTION = "distortion";
    static final String ESTIMATE = "estimate-error";
    static final String SHARE = "error-share";
    static final String LYAPUNOV = "lyapunov";
    static final String NORM = "norm";
    static final String DIVERGED = "diverged";
    static final String L = "L";
    static final String MEAN = "L-mean";
    static final String QUADRATIC = "L-quadratic";
    static final String VARIANCE = "L-variance";

    private Referee() {}

    static void measure(DistributedProblem problem, Estimates at, Measurements out) {
        Clients clients = problem.clients();
        double[] x = at.x();
        double norm = Dense.dot(x, x);
        out.put(DIVERGED, Double.isFinite(norm) ? 0 : 1);
        out.put(NORM, Math.sqrt(norm));
        out.put(BITS, (double) at.bits() / clients.count());
        Gradients gradients = new Gradients(clients);
        double[] whole = new double[x.length];
        double distortion = distortion(clients, gradients, at, whole);
        double square = Dense.dot(whole, whole);
        double gap = clients.value(x) - problem.infimum();
        out.put(GRADIENT, square);
        out.put(RELATIVE, square / problem.startGradient());
        out.put(GAP, gap);
        if (at.estimators().length > 0) {
            Certificate certificate = at.certificate();
            Dense.axpy(-1, at.server(), 0, whole, 0, x.length);
            double error = Dense.dot(whole, whole);
            out.put(DISTORTION, distortion);
            out.put(ESTIMATE, error);
            if (distortion > 0) {
                out.put(SHARE, error / (certificate.concentration() * distortion));
            }
            if (!Double.isNaN(certificate.coefficient())) {
                out.put(LYAPUNOV, gap + certificate.coefficient() * distortion);
            }
        }
        if (at.rounds() == 0) {
            constants(problem, out);
        }
    }

    /** G; puts the gradient of f into {@code whole}. */
    private static double distortion(Clients clients, Gradients gradients, Estimates at, double[] whole) {
        int n = clients.count();
        double[] one = new double[whole.length];
        double sum = 0;
        gradients.at(at.x());
        for (int i = 0; i < n; i++) {
            gradients.client(i, at.x(), one);
            int width = clients.width(i);
            for (int l = 0; l < width; l++) {
                whole[clients.coordinate(i, l)] += one[l] / n;
            }
            if (at.estimators().length > 0) {
                Dense.axpy(-1 / at.scales()[i], at.estimators(), clients.start(i), one, 0, width);
                sum += Dense.dot(one, 0, one, 0, width) / at.certificate().shares()[i];
            }
        }
        return sum / n / n;
    }

    private static void constants(DistributedProblem problem, Measurements out) {
        Smoothness smoothness = problem.clients().smoothness();
        out.put(L, smoothness.whole());
        out.put(MEAN, smoothness.arithmeticMean());
        out.put(QUADRATIC, smoothness.quadraticMean());
        out.put(VARIANCE, smoothness.variance());
    }

    /** Of rare features: c/n and q, the joint constants with uniform weights and with those by smoothness. */
    static void rareConstants(DistributedProblem problem, Measurements out) {
        Clients clients = problem.clients();
        Weighting uniform = Weighting.uniform(clients.count());
        Weighting weighted = Weighting.bySmoothness(clients.smoothness());
        out.put("c-share", uniform.concentration(clients));
        out.put("q", weighted.concentration(clients));
        out.put("L-joint", clients.jointSmoothness(uniform.shares()));
        out.put("L-joint-weighted", clients.jointSmoothness(weighted.shares()));
        out.put(
                "width",
                IntStream.range(0, clients.count()).map(clients::width).max().orElseThrow());
    }

    /** The start: zero, or a standard Gaussian. */
    static double[] start(Start start, int d, RandomGenerator random) {
        double[] x = new double[d];
        if (start == Start.GAUSSIAN) {
            Arrays.setAll(x, j -> random.nextGaussian());
        }
        return x;
    }
}
