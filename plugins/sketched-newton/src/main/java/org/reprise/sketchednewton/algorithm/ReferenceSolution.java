package org.reprise.sketchednewton.algorithm;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Artifacts;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Trial;

/** A solution to rounding, by exact Newton steps, for experiments that start near one. */
public final class ReferenceSolution {
    private static final int LIMIT = 500;
    private static final int LAST_STEPS = 10;
    private static final double NEAR = 1e-4;
    private static final double TOLERANCE = 1e-11;

    private ReferenceSolution() {}

    /** @throws RepriseException BAD_PROBLEM where Newton's method does not get there */
    public static PrimalDual of(EqualityProblem problem) {
        Globalisation settings = new Globalisation(1, 0.1, 0.1, 0.1, 0.1, 1.5, 1e-6, 1e-6, NEAR, false);
        InnerSolver solver = new DirectSolver();
        PrimalDual near = new AdaptiveNewton(problem, settings, solver, 1, ThetaSchedule.CONSTANT, new Silent())
                .run(problem.start(), problem.multipliers());
        Evaluation at = Evaluation.of(problem.model(), near.x(), near.multipliers());
        // Here the merit function's differences drown in rounding: unit steps without a search.
        for (int k = 0; k < LAST_STEPS && at.residual() > TOLERANCE; k++) {
            NewtonStage stage = NewtonStage.of(problem.model(), at, 0.1, 1e-6, 1e-6);
            if (stage.system() == null) {
                break;
            }
            double[] z = new double[stage.system().size()];
            solver.improve(stage.system(), z, 0, 1);
            at = at.moved(problem.model(), 1, z);
        }
        double residual = at.residual();
        if (!(residual <= TOLERANCE)) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "Newton's method ends with residual " + residual + " on program '" + problem.name()
                            + "'; expected at most " + TOLERANCE,
                    "Take another program, such as HS79.");
        }
        return new PrimalDual(at.x(), at.multipliers());
    }

    /** Nobody looks. */
    private static final class Silent implements Trial<PrimalDual> {
        private int iterations;

        @Override
        public boolean proceed(PrimalDual iterate) {
            return iterations++ < LIMIT;
        }

        @Override
        public boolean proceed(Supplier<? extends PrimalDual> iterate) {
            return iterations++ < LIMIT;
        }

        @Override
        public void count(String what, long amount) {
            // Not asked for.
        }

        @Override
        public void record(String name, double value) {
            // Not asked for.
        }

        @Override
        public RandomGenerator random(String stream) {
            return RandomStreams.of(0, stream);
        }

        @Override
        public Datasets datasets() {
            throw new UnsupportedOperationException("an exact solve needs no data");
        }

        @Override
        public Device device() {
            return Device.CPU;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Artifacts artifacts() {
            throw new UnsupportedOperationException("an exact solve leaves no files");
        }
    }
}
