package org.reprise.core.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.core.host.Platform;
import org.reprise.core.install.DevelopedPlugin;
import org.reprise.core.install.Installation;
import org.reprise.core.plugins.SafeZip;
import org.reprise.core.scaffold.ProjectNames;
import org.reprise.core.scaffold.Rival;
import org.reprise.core.scaffold.Scaffold;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that help to write a plugin. */
final class PluginAuthor {
    private PluginAuthor() {}

    /** What a new plugin is to hold. */
    static final class Kind {
        @Option(
                names = "--algorithm-for",
                paramLabel = "PROBLEM",
                description = "An algorithm for a problem type of another plugin; 'reprise list problems' shows them.")
        String problem;

        @Option(names = "--paper", description = "A paper: problem type, algorithm, experiment, claim, preset.")
        boolean paper;

        @Option(names = "--experiment", description = "The same without claims.")
        boolean experiment;

        @Option(names = "--dataset", description = "A data set.")
        boolean dataset;
    }

    /** {@code plugin new}. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Writes a small Maven project that builds at once, with code, tests, a README and CI.")
    static final class New implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "ID", description = "Id of the plugin: lower-case words joined by hyphens.")
        private String id;

        @ArgGroup(multiplicity = "1")
        private Kind kind;

        @Option(
                names = "--group",
                paramLabel = "GROUP",
                defaultValue = "org.example",
                description = "Maven group, and beginning of the package; default ${DEFAULT-VALUE}.")
        private String group;

        @Option(names = "--dir", paramLabel = "DIR", description = "Where it goes; default a folder named ID.")
        private Path folder;

        @Override
        public Integer call() {
            ProjectNames names = new ProjectNames(id, group);
            Path home = home();
            Scaffold scaffold = kind.paper
                    ? Scaffold.paper(names, home)
                    : kind.experiment
                            ? Scaffold.experiment(names, home)
                            : kind.dataset
                                    ? Scaffold.dataset(names, home)
                                    : Scaffold.algorithm(
                                            names, home, Rival.of(Platform.open(common.offline), kind.problem, home));
            Path target = folder == null ? Path.of(id) : folder;
            scaffold.write(target);
            Console console = common.console();
            if (console.json()) {
                console.data(PluginCommand.row(
                        "folder", target.toString(),
                        "files", List.copyOf(scaffold.files().keySet()),
                        "command", "reprise " + scaffold.command()));
            } else {
                scaffold.files()
                        .keySet()
                        .forEach(file -> console.print(target.resolve(file).toString()));
                console.talk("Next:  cd " + target + " && mvn package"
                        + "\n       reprise plugin install target/" + id + "-0.1.0.zip --allow-unsigned --yes"
                        + "\n       reprise " + scaffold.command());
            }
            return 0;
        }

        private static Path home() {
            String home = System.getProperty("reprise.home");
            if (home == null || !Files.isDirectory(Path.of(home, "maven"))) {
                throw new RepriseException(
                        ErrorCode.STORAGE,
                        "This Reprise has no Maven repository for plugins to build against",
                        "Start bin/reprise of a distribution: its folder maven/ is one.");
            }
            return Path.of(home);
        }
    }

    /** {@code plugin dev}. */
    @Command(
            name = "dev",
            mixinStandardHelpOptions = true,
            description = "Runs a command with a plugin as it is compiled, again whenever its classes change; Ctrl-C"
                    + " ends it.",
            footer = {"", "Example:  reprise plugin dev my-solver -- run sinkhorn-newton-sparse --algorithms my-solver"
            })
    static final class Dev implements Callable<Integer> {
        private static final int POLL_MILLIS = 300;

        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the Maven project.")
        private Path project;

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "COMMAND",
                description = "The command to run, after --; default: plugin list.")
        private List<String> command = new ArrayList<>();

        @Option(names = "--once", description = "Run it once and do not wait for changes.")
        private boolean once;

        @Override
        public Integer call() throws Exception {
            Console console = common.console();
            DevelopedPlugin plugin = new DevelopedPlugin(project);
            List<String> arguments = command.isEmpty() ? List.of("plugin", "list") : command;
            Path folder = Files.createTempDirectory("reprise-dev-");
            String before = System.getProperty(Installation.DEVELOPED);
            try {
                String state = plugin.state();
                int code = run(console, plugin, folder, arguments);
                while (!once) {
                    console.talk("Waiting for " + project.resolve("target/classes") + " to change ...");
                    state = await(plugin, state);
                    code = run(console, plugin, folder, arguments);
                }
                return code;
            } finally {
                restore(before);
                SafeZip.delete(folder);
            }
        }

        private static int run(Console console, DevelopedPlugin plugin, Path folder, List<String> arguments) {
            Path zip = folder.resolve("plugin.zip");
            try {
                plugin.pack(zip);
            } catch (RepriseException e) {
                console.error(e, Main.debug());
                return e.code().kind().exitCode();
            }
            System.setProperty(Installation.DEVELOPED, zip.toString());
            return Main.execute(arguments.toArray(String[]::new));
        }

        /** Waits for a change, and then until the compiler is done with it. */
        private static String await(DevelopedPlugin plugin, String known) throws InterruptedException {
            String last = known;
            String now = plugin.state();
            while (now.equals(known) || !now.equals(last)) {
                Thread.sleep(POLL_MILLIS);
                last = now;
                now = plugin.state();
            }
            return now;
        }

        private static void restore(String before) {
            if (before == null) {
                System.clearProperty(Installation.DEVELOPED);
            } else {
                System.setProperty(Installation.DEVELOPED, before);
            }
        }
    }
}
