package org.reprise.core.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.study.Overrides;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs what a paper's claims need and says whether they hold. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks the claims of a paper; exits with 0 only if all of them hold.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private StudyOptions options;

    @Parameters(paramLabel = "PAPER", description = "Id of a paper; 'reprise list' shows them.")
    private String paper;

    @Override
    public Integer call() throws Exception {
        options.check();
        Console console = common.console();
        try (StudySession session = new StudySession(console, common, options)) {
            Overrides needed =
                    new Overrides(session.partsOfClaims(paper), List.of(), Map.of(), options.seedList(), Map.of());
            StudyResult result = session.run(paper, needed);
            List<CheckedClaim> meant = result.claims().stream()
                    .filter(checked -> checked.claim()
                            .presets()
                            .contains(result.study().preset().name()))
                    .toList();
            if (console.json()) {
                console.data(StudyJson.claims(result.study().paper().ref().id(), meant));
            } else {
                new StudyPrinter(console).claims(meant);
                console.print("report " + result.report());
            }
            session.farewell(result);
            boolean hold = !meant.isEmpty() && meant.stream().allMatch(c -> c.verdict() == Verdict.HOLDS);
            return result.cancelled() ? 130 : hold ? 0 : 1;
        }
    }
}
