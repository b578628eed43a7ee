package org.reprise.vrhalpern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.reprise.vrhalpern.algorithm.AnchoredExtragradient;
import org.reprise.vrhalpern.algorithm.Estimator;
import org.reprise.vrhalpern.algorithm.Extragradient;
import org.reprise.vrhalpern.algorithm.HalpernPage;
import org.reprise.vrhalpern.algorithm.HalpernResolvent;
import org.reprise.vrhalpern.algorithm.StepParameters;
import org.reprise.vrhalpern.algorithm.StepUnit;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Simplices;

/** Values computed independently in NumPy, double precision. */
class ReferenceTest {
    private static final Offset<Double> NEAR = within(1e-9);
    private static final Offset<Double> EIGHT = within(6e-9);

    private static KeepingTrial page(MonotoneInclusion problem, double step, StepUnit unit, int epochs) {
        KeepingTrial trial = new KeepingTrial(epochs, 1);
        new HalpernPage().solve(problem, new HalpernPage.Parameters(step, unit, 0, Estimator.FULL, 0, false, 0), trial);
        return trial;
    }

    private static KeepingTrial two(
            MonotoneInclusion problem, boolean anchored, double step, StepUnit unit, int epochs) {
        KeepingTrial trial = new KeepingTrial(epochs, 1);
        StepParameters parameters = new StepParameters(step, unit, 0);
        if (anchored) {
            new AnchoredExtragradient().solve(problem, parameters, trial);
        } else {
            new Extragradient().solve(problem, parameters, trial);
        }
        return trial;
    }

    @Test
    void projectionOnTheSimplex() {
        double[] out = new double[4];
        Simplices.last(4, 4, 1).apply(1, new double[] {.5, .6, -.2, .3}, out);
        assertThat(out).containsExactly(new double[] {11 / 30.0, 14 / 30.0, 0, 5 / 30.0}, within(1e-15));
    }

    @Test
    void fourByFourGame() {
        MonotoneInclusion game = Instances.game(1, 2, 3, 4);
        assertThat(game.operator().constants().lipschitz()).isCloseTo(6.2238426101, NEAR);
        assertThat(game.operator().constants().frobenius()).isCloseTo(6.7973398979, NEAR);
        assertThat(Instances.residual(game, game.start())).isCloseTo(.8176512097, NEAR);
        assertThat(Instances.gap(game, game.start())).isCloseTo(1.2186810350, NEAR);

        KeepingTrial eg = two(game, false, .5, StepUnit.LIPSCHITZ, 200);
        double[] residuals = {.6430815352, .4927434366, .0541582778};
        double[] gaps = {.9417939717, .3934011964, .0233076622};
        int[] steps = {1, 10, 100};
        KeepingTrial eag = two(game, true, .5, StepUnit.LIPSCHITZ, 200);
        double[] anchored = {.6430815352, .6077528985, .0762083194};
        KeepingTrial page = page(game, .25, StepUnit.FROBENIUS, 100);
        double[] halpern = {.7387707656, .5709993758, .3306877044};
        for (int k = 0; k < 3; k++) {
            assertThat(Instances.residual(game, eg.u(2 * steps[k]))).isCloseTo(residuals[k], NEAR);
            assertThat(Instances.gap(game, eg.u(2 * steps[k]))).isCloseTo(gaps[k], NEAR);
            assertThat(Instances.residual(game, eag.u(2 * steps[k]))).isCloseTo(anchored[k], NEAR);
            assertThat(Instances.residual(game, page.u(steps[k]))).isCloseTo(halpern[k], NEAR);
        }
        assertThat(Instances.gap(game, eag.u(200))).isCloseTo(.0289893029, NEAR);
        assertThat(Instances.gap(game, page.u(100))).isCloseTo(.1740051225, NEAR);
    }

    @Test
    void fourByFourGameIsSolved() {
        MonotoneInclusion game = Instances.game(1, 2, 3, 4);
        KeepingTrial eg = two(game, false, .9, StepUnit.LIPSCHITZ, 20_000);
        double[] u = eg.u(20_000);
        assertThat(Instances.gap(game, u)).isLessThan(1e-8);
        double value =
                Arrays.stream(Instances.f(game, u), 4, 8).map(x -> -x).max().orElseThrow();
        assertThat(value).isCloseTo(.8655920419, within(1e-8));
        assertThat(u[0]).isCloseTo(.9519510971, within(1e-7));
        assertThat(u[3]).isCloseTo(.0480489029, within(1e-7));
    }

    @Test
    void fourByFourQuadraticProgram() {
        MonotoneInclusion program = Instances.quadratic(4);
        assertThat(program.solution()).containsExactly(1, 2, 3, 4, -.5, -.5, -.5, -.5);
        assertThat(Instances.residual(program, program.solution())).isLessThan(1e-15);
        assertThat(Instances.residual(program, program.start())).isCloseTo(.5668236609, NEAR);
        assertThat(program.operator().constants().lipschitz()).isCloseTo(.7398784413, NEAR);

        int[] steps = {1, 10, 100, 1000};
        double[] eg = {.55432835, .48317069, .28761392, .00400423};
        double[] eag = {.55969470, .52615094, .29838904, .01667564};
        double[] page = {.56086745, .53484430, .36337945, .03467487};
        double[] exact = {.53693008, .35975251, .02760039, .00276158};
        KeepingTrial egTrial = two(program, false, .5, StepUnit.ONE, 2000);
        KeepingTrial eagTrial = two(program, true, .3, StepUnit.ONE, 2000);
        KeepingTrial pageTrial = page(program, .3, StepUnit.ONE, 1000);
        KeepingTrial exactTrial = new KeepingTrial(1001, 1);
        new HalpernResolvent()
                .solve(
                        program,
                        new HalpernResolvent.Parameters(
                                1, StepUnit.ONE, 0, HalpernResolvent.Inner.EXACT, .5, 2, false, false, false, 0),
                        exactTrial);
        for (int k = 0; k < 4; k++) {
            assertThat(Instances.residual(program, egTrial.u(2 * steps[k]))).isCloseTo(eg[k], EIGHT);
            assertThat(Instances.residual(program, eagTrial.u(2 * steps[k]))).isCloseTo(eag[k], EIGHT);
            assertThat(Instances.residual(program, pageTrial.u(steps[k]))).isCloseTo(page[k], EIGHT);
            // The reference is u_k = lambda u_0 + (1 - lambda) v with lambda = 1/(k+1); the trial shows v.
            double[] u = exactTrial.u(steps[k]).clone();
            double lambda = 1.0 / (steps[k] + 1);
            for (int j = 0; j < u.length; j++) {
                u[j] = lambda * program.start()[j] + (1 - lambda) * u[j];
            }
            assertThat(Instances.residual(program, u)).isCloseTo(exact[k], EIGHT);
        }
    }

    @Test
    void constantsOfTheQuadraticProgram() {
        assertThat(Instances.quadratic(20).operator().constants().lipschitz()).isCloseTo(.8056, within(5e-5));
        assertThat(Instances.quadratic(20).operator().constants().meanSquare()).isCloseTo(2.622, within(5e-4));
    }
}
