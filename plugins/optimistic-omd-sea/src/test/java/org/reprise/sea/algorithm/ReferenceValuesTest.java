package org.reprise.sea.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reprise.sea.algorithm.Recorder.solve;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.reprise.sea.algorithm.Recorder.Given;
import org.reprise.sea.problem.SeaProblem;

/** Deterministic sequences, whose plays were computed independently. */
class ReferenceValuesTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double[] SLOPES = {1, 1, -1, -1, 1, 1, -1, -1};
    private static final double[][] CYCLE = {{.5, 0}, {0, .5}, {-.5, 0}, {0, -.5}};

    private static double[] line(Recorder recorder) {
        return recorder.plays.stream().mapToDouble(x -> x[0]).toArray();
    }

    private static SeaProblem square(double g, double alpha) {
        return Given.centres(1, 6, CYCLE).problem(g, 1, 1, alpha);
    }

    private static double[] blocks(int rounds, int block) {
        double[] slopes = new double[rounds];
        Arrays.setAll(slopes, t -> t / block % 2 == 0 ? 1 : -1);
        return slopes;
    }

    @Test
    void linearLosses() {
        SeaProblem flat = Given.linear(SLOPES).problem(1, 0, 0, 0);
        Recorder oomd = Recorder.of(flat, new MirrorDescent(flat, OptimisticConvex.steps(flat, 1), true));
        assertThat(line(oomd))
                .containsExactly(new double[] {0, -1, -1, .5610938577, 1, -.6602730052, -1, .3794984411}, CLOSE);
        assertThat(oomd.score.loss()[0]).isCloseTo(.3991346960, CLOSE);

        SeaProblem smooth = Given.linear(SLOPES).problem(1, .5, 0, 0);
        Recorder careful = Recorder.of(smooth, new MirrorDescent(smooth, OptimisticConvex.steps(smooth, 1), true));
        assertThat(line(careful))
                .containsExactly(
                        new double[] {0, -1, -1, -.0247707528, .434060715, -.9006310486, -1, -.098702041}, CLOSE);
        assertThat(careful.score.loss()[0]).isCloseTo(.6569024602, CLOSE);

        StepSize falling = (round, realised) -> 2 / Math.sqrt(round);
        Recorder ogd = Recorder.of(flat, new MirrorDescent(flat, falling, false));
        assertThat(line(ogd))
                .containsExactly(
                        new double[] {0, -1, -1, .1547005384, 1, .105572809, -.7109237719, .0450051741}, CLOSE);
        assertThat(ogd.score.loss()[0]).isCloseTo(1.6167908685, CLOSE);
    }

    @Test
    void linearLossesThroughTheAlgorithms() throws Exception {
        SeaProblem flat = Given.linear(SLOPES).problem(1, 0, 0, 0);
        assertThat(solve(new OptimisticConvex(), flat, new OptimisticConvex.Parameters(1))
                        .loss()[0])
                .isCloseTo(.3991346960, CLOSE);
        assertThat(solve(new GradientDescent(), flat, new NoParameters()).loss()[0])
                .isCloseTo(1.6167908685, CLOSE);
        OptimisticRegularisedLeader.Parameters nu = new OptimisticRegularisedLeader.Parameters(2);
        assertThat(solve(new OptimisticRegularisedLeader(), flat, nu).loss()[0]).isCloseTo(.45, CLOSE);
    }

    @Test
    void blocks() throws Exception {
        SeaProblem flat = Given.linear(blocks(1000, 10)).problem(1, 0, 0, 0);
        assertThat(solve(new OptimisticConvex(), flat, new OptimisticConvex.Parameters(1))
                        .loss()[0])
                .isCloseTo(-124.375558, within(1e-6));
        OptimisticRegularisedLeader.Parameters nu = new OptimisticRegularisedLeader.Parameters(2);
        assertThat(solve(new OptimisticRegularisedLeader(), flat, nu).loss()[0]).isCloseTo(-21.153670, within(1e-6));
        assertThat(solve(new GradientDescent(), flat, new NoParameters()).loss()[0])
                .isCloseTo(18.694914, within(1e-6));
    }

    @Test
    void stronglyConvexLosses() throws Exception {
        SeaProblem problem = square(1.5, .5);
        var best = problem.references().at(0, 6).best();
        assertThat(best.point()).containsExactly(new double[] {1.0 / 12, 1.0 / 12}, CLOSE);
        assertThat(best.value()).isCloseTo(.7083333333, CLOSE);

        Recorder oomd = Recorder.of(problem, new MirrorDescent(problem, (t, v) -> 2.0 / t, true));
        assertThat(oomd.plays.get(1)).containsExactly(new double[] {1, 0}, CLOSE);
        assertThat(oomd.plays.get(2)).containsExactly(new double[] {-.6246950476, .7808688094}, CLOSE);
        assertThat(oomd.plays.get(3)).containsExactly(new double[] {.1454775555, -.4110136110}, CLOSE);
        NoParameters none = new NoParameters();
        assertThat(solve(new OptimisticStronglyConvex(), problem, none).loss()[0])
                .isCloseTo(1.4378838730, CLOSE);

        Recorder leader = Recorder.of(problem, new FollowTheLeader(problem, 1, true));
        assertThat(leader.plays.get(2)).containsExactly(new double[] {-.25, .5}, CLOSE);
        assertThat(solve(new OptimisticLeader(), problem, none).loss()[0]).isCloseTo(1.2893229167, CLOSE);
        assertThat(solve(new GradientDescentStronglyConvex(), problem, none).loss()[0])
                .isCloseTo(1.1647222222, CLOSE);
        // The running mean of the minimisers is gradient descent with 1/(lambda t), as long as the ball is not active.
        assertThat(solve(new RunningMean(), problem, none).loss()[0]).isCloseTo(1.1647222222, CLOSE);
    }

    @Test
    void expConcaveLosses() throws Exception {
        SeaProblem problem = square(1.5, .5);
        OptimisticExpConcave.Parameters theory = new OptimisticExpConcave.Parameters(1);
        assertThat(solve(new OptimisticExpConcave(), problem, theory).loss()[0]).isCloseTo(2.0648676181, CLOSE);
    }

    @Test
    void ensembles() throws Exception {
        SeaProblem problem = square(1.5, .5);
        Ensemble.Settings settings = DynamicEnsemble.settings(problem, 0);
        assertThat(settings.pool()).containsExactly(.125);
        Recorder single = Recorder.of(problem, new Ensemble(problem, settings));
        assertThat(single.plays.get(3)).containsExactly(new double[] {-.0859375, .03125}, CLOSE);
        assertThat(single.score.loss()[0]).isCloseTo(.8099833727, CLOSE);
        // One base is the optimistic template with its step.
        Recorder template = Recorder.of(problem, new MirrorDescent(problem, (t, v) -> .125, true));
        assertThat(template.plays.get(5)).containsExactly(single.plays.get(5), within(1e-15));

        SeaProblem longer = Given.centres(.05, 200, CYCLE).problem(.1, .05, .05, 0);
        Ensemble learner = new Ensemble(longer, DynamicEnsemble.settings(longer, 0));
        assertThat(DynamicEnsemble.settings(longer, 0).pool()).containsExactly(new double[] {1.4142135624, 2.5}, CLOSE);
        Recorder two = Recorder.of(longer, learner);
        assertThat(two.score.loss()[0]).isCloseTo(1.3484274093, CLOSE);
        assertThat(two.plays.get(199)).containsExactly(new double[] {-.07668073, .01343781}, within(1e-8));
        assertThat(learner.weights(0)).containsExactly(new double[] {.55549135, .44450865}, within(1e-8));
    }

    @Test
    void withoutOptimismAFixedStepIsGradientDescent() throws Exception {
        SeaProblem problem = square(1.5, .5);
        FixedStep.Parameters plain = new FixedStep.Parameters(-1, FixedStep.Guess.NONE);
        double eta = .5 * 2 / (1.5 * Math.sqrt(6));
        double[] x = new double[2];
        double loss = 0;
        for (int t = 0; t < 6; t++) {
            double[] c = CYCLE[t % 4];
            loss += (Math.pow(x[0] - c[0], 2) + Math.pow(x[1] - c[1], 2)) / 2;
            for (int i = 0; i < 2; i++) {
                x[i] -= eta * (x[i] - c[i]);
            }
            double norm = Math.hypot(x[0], x[1]);
            for (int i = 0; i < 2 && norm > 1; i++) {
                x[i] /= norm;
            }
        }
        assertThat(solve(new FixedStep(), problem, plain).loss()[0]).isCloseTo(loss, within(1e-14));
    }

    @Test
    void aConstantMetricIsTheEuclideanTemplate() {
        NewtonMetric metric = new NewtonMetric(2, 1, 4);
        double[] x = {.3, -.4};
        metric.step(x, 1, new double[] {2, 1}, x);
        assertThat(x).containsExactly(new double[] {-.2, -.65}, within(1e-15));
        metric.step(x, 1, new double[] {0, 4}, x);
        double norm = Math.hypot(-.2, -1.65);
        assertThat(x).containsExactly(new double[] {-.2 / norm, -1.65 / norm}, within(1e-14));
    }

    @Test
    void anImplicitStepOnLinearLossesIsExplicit() throws Exception {
        SeaProblem problem = Given.linear(SLOPES).problem(1, 0, 0, 0);
        OptimisticImplicit.Parameters same = new OptimisticImplicit.Parameters(0);
        assertThat(solve(new OptimisticImplicit(), problem, same).loss()[0]).isCloseTo(.3991346960, CLOSE);
    }
}
