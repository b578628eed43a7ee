package org.reprise.vrhalpern.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.QuadraticProgram;
import org.reprise.vrhalpern.problem.Resolvent;

/** The quadratic program of the paper (Section 5, Figure 1b), an instance that is hard for first-order methods. */
@Extension
@ExperimentSpec(
        id = "quadratic-program",
        title = "Quadratic program",
        description = "The hard instance of Ouyang and Xu as a saddle point without constraints on x and y, from 1/n."
                + " Solution x = (1, 2, ..., n), y = -1/2. Monotone, not cocoercive.",
        metrics = {
            @Metric(name = Referee.RESIDUAL, description = Referee.RESIDUAL_TEXT, log = true),
            @Metric(name = Referee.SCALED, description = "residual over L_F ||u_0 - u*||", log = true),
            @Metric(name = Referee.DISTANCE, description = Referee.DISTANCE_TEXT, log = true)
        })
public final class QuadraticProgramExperiment
        implements Experiment<MonotoneInclusion, QuadraticProgramExperiment.Configuration, Iterate> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "number n of variables and of constraints", byDefault = "20", min = 2, max = 2000) int n) {}

    @Override
    public MonotoneInclusion problem(Configuration configuration, Setup setup) {
        int n = configuration.n;
        QuadraticProgram operator = QuadraticProgram.ouyangXu(n);
        double[] start = new double[2 * n];
        Arrays.fill(start, 1.0 / n);
        double[] solution = new double[2 * n];
        Arrays.setAll(solution, j -> j < n ? j + 1 : -0.5);
        return new MonotoneInclusion(
                operator,
                Resolvent.IDENTITY,
                start,
                solution,
                operator.constants().lipschitz());
    }

    @Override
    public void measure(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        Referee.known(problem, iterate, out);
    }
}
