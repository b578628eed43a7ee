package org.reprise.sketchednewton.algorithm;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The paper's method. */
@Extension
@AlgorithmSpec(
        id = "adasketch",
        title = "AdaSketch-Newton",
        description = "Newton's method for equality constraints whose linear systems are solved by sketch-and-project,"
                + " as accurately as descent on the exact augmented Lagrangian asks for.",
        reference = "Hong, Na, Mahoney and Kolar 2023, Algorithm 1; sketches: Strohmer and Vershynin 2009, Gower and"
                + " Richtarik 2015")
public final class AdaSketchNewton implements Algorithm<EqualityProblem, AdaSketchNewton.Parameters, PrimalDual> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "law of the sketch; rows is randomised Kaczmarz", byDefault = "rows") Sketch sketch,
            @Param(value = "columns q of the sketch", byDefault = "1", min = 1) int sketchSize,
            @Param(value = "how rows are drawn, for q = 1", byDefault = "uniform") Sampling sampling,
            @Param(value = "most inner steps before the descent test", byDefault = "100000", min = 1) long cap,
            @Param(value = "sequence theta_k that sharpens the accuracy", byDefault = "constant") ThetaSchedule theta,
            @Param(value = Texts.ETA1, byDefault = "1", min = 0, aboveMin = true) double eta1,
            @Param(value = Texts.ETA2, byDefault = "0.1", min = 0, aboveMin = true) double eta2,
            @Param(value = "accuracy delta at the start", byDefault = "0.1", min = 0, aboveMin = true) double delta,
            @Param(value = Texts.XI, byDefault = "0.1", min = 0, aboveMin = true) double xi,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0, aboveMin = true, max = 0.5) double beta,
            @Param(value = Texts.NU, byDefault = "1.5", min = 1, aboveMin = true) double nu,
            @Param(value = Texts.CURVATURE, byDefault = "1e-6", min = 0, aboveMin = true) double curvature,
            @Param(value = Texts.SINGULAR, byDefault = "1e-2", min = 0, aboveMin = true) double singular,
            @Param(value = Texts.TOLERANCE, byDefault = "1e-4", min = 0) double tolerance,
            @Param(value = Texts.RELATIVE, byDefault = "false") boolean relative) {}

    @Override
    public PrimalDual solve(EqualityProblem problem, Parameters p, Trial<PrimalDual> trial) {
        Globalisation settings = new Globalisation(
                p.eta1, p.eta2, p.delta, p.xi, p.beta, p.nu, p.curvature, p.singular, p.tolerance, p.relative);
        InnerSolver solver = solver(p.sketch, p.sketchSize, p.sampling, trial::random, trial.threads());
        return new AdaptiveNewton(problem, settings, solver, p.cap, p.theta, trial)
                .run(problem.start(), problem.multipliers());
    }

    /** @param streams random streams by name */
    static InnerSolver solver(
            Sketch sketch, int size, Sampling sampling, Function<String, RandomGenerator> streams, int threads) {
        if (size > 1) {
            return new BlockSketchSolver(sketch, size, streams.apply("sketch"));
        }
        if (sketch == Sketch.ROWS) {
            return new KaczmarzSolver(sampling, streams.apply("sketch"));
        }
        boolean signs = sketch == Sketch.COUNT;
        InnerSolver dense = new DenseSketchSolver(signs, streams, threads);
        InnerSolver sparse = new VectorSketchSolver(signs, streams.apply("sketch"));
        return (system, z, tolerance, cap) -> {
            boolean full = system.full() != null && system.size() <= DenseSketchSolver.LARGEST;
            return (full ? dense : sparse).improve(system, z, tolerance, cap);
        };
    }
}
