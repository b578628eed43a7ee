package org.reprise.core.cli;

import java.util.List;
import org.reprise.core.util.Names;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 a claim fails or a trial failed, then one for each kind of error. */
@Command(
        name = "reprise",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Runs papers, measures their algorithms with one referee, and checks their claims.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start here:  reprise run sinkhorn-newton-sparse",
            "Exit codes:  0 done, 1 a claim does not hold or a trial failed, 2 bad input, 3 plugin,",
            "             4 memory, disk or permissions, 5 something outside, 70 a fault of Reprise"
        },
        subcommands = {
            ListCommand.class,
            InfoCommand.class,
            RunCommand.class,
            StudyCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            WhyCommand.class,
            RunsCommand.class,
            DataCommand.class,
            PluginCommand.class,
            ModelCommand.class,
            DeviceCommand.class,
            DoctorCommand.class
        })
public final class Main implements Runnable {
    private static boolean debug;

    @Spec
    private CommandSpec spec;

    /** Prints the platform's version. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"reprise " + Version.platform()};
        }
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command; for tests and {@link #main}. */
    static int execute(String... arguments) {
        List<String> given = List.of(arguments);
        debug = given.contains("--debug");
        Logging.configure(debug);
        CommandText.remember(arguments);
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        Console console = new Console(System.out, System.err, given.contains("--json"), false);
        commandLine.setParameterExceptionHandler((e, args) -> {
            RepriseException error = usage(e);
            console.error(error, debug);
            return error.code().kind().exitCode();
        });
        commandLine.setExecutionExceptionHandler((e, command, result) -> {
            RepriseException error = e instanceof RepriseException known
                    ? known
                    : new RepriseException(
                            ErrorCode.INTERNAL,
                            "A fault of Reprise: " + e,
                            "Run it again with --debug and report what it prints.",
                            e);
            console.error(error, debug);
            return error.code().kind().exitCode();
        });
        return commandLine.execute(arguments);
    }

    /** Whether stack traces are shown. */
    static boolean debug() {
        return debug;
    }

    private static RepriseException usage(ParameterException e) {
        List<String> suggestions = List.of();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().get(0);
            suggestions = given.startsWith("-")
                    ? unmatched.getSuggestions()
                    : Names.nearest(given, e.getCommandLine().getSubcommands().keySet());
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String hint = suggestions.isEmpty()
                ? "See '" + command + " --help'."
                : "Did you mean " + String.join(" or ", suggestions) + "? See '" + command + " --help'.";
        return new RepriseException(ErrorCode.USAGE, e.getMessage(), hint, e);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
