package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.study.Overrides;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs what papers' claims need and says whether they hold. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks the claims of papers: runs what they need, reuses what is there; exits with 0 only if all hold.",
        footer = {
            "",
            "Examples:",
            "  reprise verify sinkhorn-newton-sparse --seeds 0..9",
            "  reprise verify --all --markdown > scoreboard.md"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private StudyOptions options;

    @Parameters(arity = "0..*", paramLabel = "PAPER", description = "Ids of papers; 'reprise list' shows them.")
    private List<String> papers = new ArrayList<>();

    @Option(names = "--all", description = "All papers that have the preset.")
    private boolean all;

    @Option(names = "--markdown", description = "Print the verdicts as Markdown: the scoreboard of README.md.")
    private boolean markdown;

    @Override
    public Integer call() throws Exception {
        options.check();
        Console console = common.console();
        if (papers.isEmpty() != all || markdown && console.json()) {
            throw new RepriseException(
                    ErrorCode.USAGE,
                    markdown && console.json()
                            ? "--markdown and --json are two forms of one result"
                            : all ? "--all and names of papers say two things" : "No paper is named",
                    "Name papers, or say --all; with --markdown or --json for programs.");
        }
        try (StudySession session = new StudySession(console, common, options)) {
            List<StudyResult> results = new ArrayList<>();
            for (String paper : all ? session.papers() : papers) {
                if (all && !console.json()) {
                    console.talk(paper);
                }
                List<String> parts = session.partsOfClaims(paper);
                if (parts.isEmpty()) {
                    console.talk(paper + " makes no claim for preset '" + options.preset + "'");
                    continue;
                }
                Overrides needed = new Overrides(parts, List.of(), Map.of(), options.seedList(), Map.of());
                StudyResult result = session.run(paper, needed);
                results.add(result);
                if (result.cancelled()) {
                    break;
                }
            }
            print(console, results);
            results.forEach(session::farewell);
            return code(results);
        }
    }

    private static List<CheckedClaim> meant(StudyResult result) {
        return result.claims().stream()
                .filter(checked -> checked.claim()
                        .presets()
                        .contains(result.study().preset().name()))
                .toList();
    }

    private static String paper(StudyResult result) {
        return result.study().paper().ref().id();
    }

    private void print(Console console, List<StudyResult> results) {
        if (console.json()) {
            console.data(results.stream()
                    .flatMap(result -> StudyJson.claims(paper(result), meant(result)).stream())
                    .toList());
        } else if (markdown) {
            Scoreboard board = new Scoreboard();
            results.forEach(result -> board.add(paper(result), meant(result)));
            board.lines().forEach(console::print);
        } else {
            for (StudyResult result : results) {
                if (results.size() > 1) {
                    console.print("");
                    console.print(paper(result));
                }
                new StudyPrinter(console).claims(meant(result));
                console.print("report " + result.report());
            }
        }
    }

    private static int code(List<StudyResult> results) {
        if (results.stream().anyMatch(StudyResult::cancelled)) {
            return 130;
        }
        List<CheckedClaim> claims =
                results.stream().flatMap(result -> meant(result).stream()).toList();
        return !claims.isEmpty() && claims.stream().allMatch(claim -> claim.verdict() == Verdict.HOLDS) ? 0 : 1;
    }
}
