package org.reprise.ef21w;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.ef21w.algorithm.Ef21;
import org.reprise.ef21w.algorithm.Ef21Sgd;
import org.reprise.ef21w.algorithm.Ef21WeightedPartial;
import org.reprise.ef21w.algorithm.Ef21WeightedRare;
import org.reprise.ef21w.algorithm.Init;
import org.reprise.ef21w.algorithm.ParticipationParameters;
import org.reprise.ef21w.algorithm.RareParameters;
import org.reprise.ef21w.algorithm.SgdParameters;
import org.reprise.ef21w.algorithm.StepParameters;
import org.reprise.ef21w.algorithm.Theory;
import org.reprise.ef21w.experiment.DataExperiment;
import org.reprise.ef21w.experiment.DataExperiment.Fit;
import org.reprise.ef21w.experiment.RareFeaturesExperiment;
import org.reprise.ef21w.experiment.Scaling;
import org.reprise.ef21w.experiment.SplitBy;
import org.reprise.ef21w.experiment.Start;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.spi.Claim;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Evidence;
import org.reprise.spi.RepriseException;
import org.reprise.spi.RunView;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;
import org.reprise.testkit.FakeSetup;

class ContractTest {
    private static final TableDataset TABLE = new TableDataset(
            "four",
            4,
            List.of(
                    new Column("x", new double[] {0, 0, 3, 4}, List.of()),
                    new Column("class", new double[] {0, 1, 0, 1}, List.of("yes", "no"))));

    private static void refuses(ErrorCode code, String message, Runnable problem) {
        assertThatThrownBy(problem::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    private static DistributedProblem data(Fit fit, int clients, double lambda, boolean bias, SplitBy split) {
        return new DataExperiment()
                .problem(
                        new DataExperiment.Configuration(
                                "four", 0, 1, fit, clients, lambda, split, Scaling.RAW, bias, Start.GAUSSIAN),
                        new FakeSetup(1, TABLE));
    }

    private static void run(String compressor, boolean pl, DistributedProblem problem) {
        new Ef21()
                .solve(
                        problem,
                        new StepParameters(compressor, Theory.NEW, pl, 1, 0, Init.COMPRESSED),
                        new KeepingTrial(1, 1));
    }

    @Test
    void badProblemsAreRefused() {
        refuses(
                ErrorCode.BAD_PROBLEM,
                "More clients (5) than samples",
                () -> data(Fit.LOGISTIC, 5, 1, true, SplitBy.ORDER));
        refuses(
                ErrorCode.BAD_PROBLEM,
                "Client 0 has a constant loss",
                () -> data(Fit.LOGISTIC, 2, 0, false, SplitBy.ORDER));
        refuses(ErrorCode.BAD_VALUE, "leave some of 40 clients", () -> new RareFeaturesExperiment()
                .problem(
                        new RareFeaturesExperiment.Configuration(40, 3, 12, 0.1, 1, 1000, Start.ZERO),
                        new FakeSetup(0)));
    }

    @Test
    void badParametersAreRefused() {
        DistributedProblem problem = Instances.synthetic(20, 1, 1);
        refuses(ErrorCode.BAD_VALUE, "K from 1 to 10", () -> run("topk:11", false, problem));
        refuses(ErrorCode.BAD_VALUE, "Compressor 'top'", () -> run("top", false, problem));
        refuses(ErrorCode.BAD_VALUE, "mu = 0.0", () -> run("topk:1", true, problem));
        refuses(ErrorCode.BAD_VALUE, "client 0 has 10", () -> new Ef21Sgd()
                .solve(
                        problem,
                        new SgdParameters("topk:1", 11, SgdParameters.StepRule.EF21, Theory.NEW, 1, 0, Init.COMPRESSED),
                        new KeepingTrial(1, 1)));
        refuses(ErrorCode.BAD_VALUE, "theta_p = ", () -> partial(problem, 0.5, 0, 0.2));
        refuses(ErrorCode.BAD_VALUE, "leastParticipation = 0.7", () -> partial(problem, 0.5, 0.7, 1e-3));
        refuses(ErrorCode.BAD_VALUE, "Compressor 'topk:30' for vectors of", () -> new Ef21WeightedRare()
                .solve(
                        Instances.rare(0.05, 1),
                        new RareParameters("topk:30", Theory.NEW, false, 1, 0, Init.COMPRESSED),
                        new KeepingTrial(1, 1)));
    }

    private static void partial(DistributedProblem problem, double p, double least, double rho) {
        new Ef21WeightedPartial()
                .solve(
                        problem,
                        new ParticipationParameters(
                                "topk:1",
                                p,
                                least,
                                ParticipationParameters.StepRule.PAPER,
                                1e-3,
                                rho,
                                Theory.NEW,
                                1,
                                0,
                                Init.COMPRESSED),
                        new KeepingTrial(1, 1));
    }

    @Test
    void rowsAreDealtOutInTheOrderAskedFor() {
        // Squares: L_i = 2 lambda_max(A_i'A_i)/n_i of the rows (1, x), x from 0, 0, 3, 4; in order of the label 0, 4,
        // 0, 3.
        double[] order = data(Fit.SQUARED, 2, 0, true, SplitBy.ORDER)
                .clients()
                .smoothness()
                .blocks();
        double[] label = data(Fit.SQUARED, 2, 0, true, SplitBy.LABEL)
                .clients()
                .smoothness()
                .blocks();
        assertThat(order[0]).isEqualTo(2);
        assertThat(label[0]).isBetween(16.0, 18.0);
        assertThat(label[1]).isBetween(9.0, 11.0);
        assertThat(data(Fit.SQUARED, 2, 0, true, SplitBy.NORM)
                        .clients()
                        .smoothness()
                        .blocks())
                .containsExactly(order);
        assertThat(Arrays.stream(data(Fit.LOGISTIC, 4, 1, true, SplitBy.SHUFFLE)
                                .clients()
                                .smoothness()
                                .blocks())
                        .sorted())
                .containsExactly(2.25, 2.25, 2 + 10 / 4.0, 2 + 17 / 4.0);
    }

    @Test
    void claimsWithoutRunsSayNothing() {
        Evidence none = new Evidence() {
            @Override
            public List<RunView> runs(String part) {
                return List.of();
            }
        };
        List<Claim> claims = new ErrorFeedbackReloaded().claims();
        assertThat(claims).extracting(Claim::id).doesNotHaveDuplicates();
        assertThat(claims).allSatisfy(claim -> assertThat(claim.observation().values(none))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "paper"})
    void presetsHaveThePartsThatClaimsName(String preset) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/presets/" + preset + ".yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Claim claim : new ErrorFeedbackReloaded().claims()) {
                if (claim.presets().contains(preset)) {
                    assertThat(claim.parts())
                            .allSatisfy(part -> assertThat(text).contains("- id: " + part + "\n"));
                }
            }
        }
    }
}
