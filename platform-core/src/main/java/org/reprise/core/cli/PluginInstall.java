package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.reprise.core.install.Closure;
import org.reprise.core.install.InstallOptions;
import org.reprise.core.install.InstallPlan;
import org.reprise.core.install.Installation;
import org.reprise.core.install.InstalledSet;
import org.reprise.core.install.Installer;
import org.reprise.core.install.LockFile;
import org.reprise.core.install.Release;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.PluginVersions;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that change what is installed, or say what could be. */
final class PluginInstall {
    private PluginInstall() {}

    /** Options of the commands that install. */
    static final class Consent {
        @Option(names = "--yes", description = "Do it without asking.")
        boolean yes;

        @Option(names = "--dry-run", description = "Only say what would be done.")
        boolean dry;

        @Option(
                names = "--allow-unsigned",
                description = "Take plugins without a signature of a trusted key. A plugin can do all that you can.")
        boolean unsigned;

        @Option(names = "--allow-downgrade", description = "Let an older version take the place of a newer.")
        boolean downgrade;

        InstallOptions options() {
            return new InstallOptions(unsigned, downgrade);
        }

        /** Shows what is about to be done, and asks where nobody has said yes. */
        boolean ask(Console console, InstallPlan plan) {
            plan.changes().forEach(change -> console.talk(change.text()));
            if (yes || dry) {
                return !dry;
            }
            if (System.console() == null || console.json()) {
                throw new RepriseException(
                        ErrorCode.USAGE,
                        "Nobody is there to say yes, so nothing was changed",
                        "Add --yes to do it, or --dry-run to see it alone.");
            }
            String answer = System.console().readLine("Do it? [y/N] ");
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        }

        int report(Console console, Installer installer, InstallPlan plan, boolean done, InstalledSet set) {
            installer.notes().forEach(console::talk);
            plan.notes().forEach(note -> console.talk("note: " + note));
            if (console.json()) {
                console.data(
                        PluginCommand.row("changes", plan.changes(), "done", done, "generation", set.generation()));
            } else if (plan.changes().isEmpty()) {
                console.print("All of it is there already.");
            } else {
                String names = String.join(
                        ", ",
                        plan.changes().stream()
                                .map(change -> change.release().toString())
                                .toList());
                console.print(
                        done
                                ? "Installed " + names + " (generation " + set.generation() + ")."
                                : "Nothing was changed.");
            }
            return 0;
        }
    }

    /** {@code plugin install}. */
    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = "Installs plugins with what they need: all of it or nothing.",
            footer = {
                "",
                "Examples:",
                "  reprise plugin install srrw",
                "  reprise plugin install 'my-solver@>=1.0.0 & <2.0.0'",
                "  reprise plugin install target/my-solver-0.1.0.zip --allow-unsigned --yes"
            })
    static final class Install implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Mixin
        private Consent consent;

        @Parameters(
                arity = "0..*",
                paramLabel = "ID[@VERSION]|FILE|URL",
                description = "A plugin of a repository, a zip, a bundle, or the address of one.")
        private List<String> wanted = new ArrayList<>();

        @Option(names = "--lock-file", paramLabel = "FILE", description = "Bring what this lock file pins.")
        private Path lock;

        @Override
        public Integer call() {
            Console console = common.console();
            if (wanted.isEmpty() == (lock == null)) {
                throw new RepriseException(
                        ErrorCode.USAGE, "Name plugins, or a --lock-file", "See 'reprise plugin install --help'.");
            }
            Installation installation = PluginCommand.installation(common);
            Installer installer = installation.installer();
            boolean[] done = {false};
            InstallPlan plan = lock == null
                    ? installer.install(wanted, consent.options(), p -> done[0] = consent.ask(console, p))
                    : installer.restore(LockFile.read(lock), consent.options(), p -> done[0] = consent.ask(console, p));
            return consent.report(console, installer, plan, done[0], installation.set());
        }
    }

    /** {@code plugin update}. */
    @Command(
            name = "update",
            mixinStandardHelpOptions = true,
            description = "Takes the newest versions that repositories have and that fit together.")
    static final class Update implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Mixin
        private Consent consent;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids of plugins.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--all", description = "All plugins.")
        private boolean all;

        @Override
        public Integer call() {
            Console console = common.console();
            if (ids.isEmpty() != all) {
                throw new RepriseException(ErrorCode.USAGE, "Name plugins, or --all", "See 'reprise plugin outdated'.");
            }
            Installation installation = PluginCommand.installation(common);
            Installer installer = installation.installer();
            List<String> names = all
                    ? installation.catalog().plugins().stream()
                            .map(InstalledPlugin::id)
                            .toList()
                    : ids;
            boolean[] done = {false};
            InstallPlan plan = installer.update(names, consent.options(), p -> done[0] = consent.ask(console, p));
            return consent.report(console, installer, plan, done[0], installation.set());
        }
    }

    /** {@code plugin search}. */
    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description = "Finds plugins in the repositories by words in their id and description.")
    static final class Search implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words; all plugins where none is given.")
        private List<String> words = new ArrayList<>();

        @Override
        public Integer call() {
            Console console = common.console();
            Installation installation = PluginCommand.installation(common);
            PluginCatalog catalog = installation.catalog();
            Map<String, Release> newest = new java.util.TreeMap<>();
            for (Release release : installation.repositories().releases()) {
                String text = (release.id() + " " + release.description()).toLowerCase(Locale.ROOT);
                if (words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)))) {
                    newest.merge(
                            release.id(),
                            release,
                            (a, b) -> PluginVersions.compare(a.version(), b.version()) >= 0 ? a : b);
                }
            }
            PluginCommand.table(
                    console,
                    newest.values().stream()
                            .map(release -> PluginCommand.row(
                                    "plugin", release.id(),
                                    "version", release.version(),
                                    "installed",
                                            catalog.plugin(release.id())
                                                    .map(p -> p.specification().version())
                                                    .orElse("no"),
                                    "repository", release.origin(),
                                    "description", release.description()))
                            .toList());
            installation.repositories().failures().values().forEach(e -> console.talk("note: " + e.getMessage()));
            return 0;
        }
    }

    /** {@code plugin outdated}. */
    @Command(
            name = "outdated",
            mixinStandardHelpOptions = true,
            description = "Lists plugins for which a repository has a newer version that runs here.")
    static final class Outdated implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            Console console = common.console();
            Installation installation = PluginCommand.installation(common);
            PluginCatalog catalog = installation.catalog();
            Map<String, Release> newer = installation.outdated();
            if (newer.isEmpty() && !console.json()) {
                console.print("No repository has a newer version of an installed plugin.");
            }
            PluginCommand.table(
                    console,
                    newer.values().stream()
                            .map(release -> PluginCommand.row(
                                    "plugin", release.id(),
                                    "installed",
                                            catalog.plugin(release.id())
                                                    .orElseThrow()
                                                    .specification()
                                                    .version(),
                                    "newest", release.version(),
                                    "repository", release.origin()))
                            .toList());
            installation.repositories().failures().values().forEach(e -> console.talk("note: " + e.getMessage()));
            return 0;
        }
    }

    /** What remove, enable and disable share. */
    abstract static class OnInstalled implements Callable<Integer> {
        @Mixin
        CommonOptions common;

        @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of plugins.")
        List<String> ids;

        abstract void act(Installer installer);

        @Override
        public Integer call() {
            Console console = common.console();
            Installation installation = PluginCommand.installation(common);
            Installer installer = installation.installer();
            act(installer);
            installer.notes().forEach(console::talk);
            if (console.json()) {
                console.data(PluginCommand.row("generation", installation.set().generation()));
            } else {
                console.print("Done (generation " + installation.set().generation() + ").");
            }
            return 0;
        }
    }

    /** {@code plugin remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes plugins that no other needs.")
    static final class Remove extends OnInstalled {
        @Override
        void act(Installer installer) {
            installer.remove(new LinkedHashSet<>(ids));
        }
    }

    /** {@code plugin enable}. */
    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Switches plugins on.")
    static final class Enable extends OnInstalled {
        @Override
        void act(Installer installer) {
            installer.enable(new LinkedHashSet<>(ids), true);
        }
    }

    /** {@code plugin disable}. */
    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Switches plugins off that no other needs; they stay installed.")
    static final class Disable extends OnInstalled {
        @Override
        void act(Installer installer) {
            installer.enable(new LinkedHashSet<>(ids), false);
        }
    }

    /** {@code plugin lock}. */
    @Command(
            name = "lock",
            mixinStandardHelpOptions = true,
            description = "Writes the exact plugins into a lock file, for 'reprise run --locked'.")
    static final class Lock implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(
                arity = "0..*",
                paramLabel = "ID",
                description = "Only these and what they need; all where none is named.")
        private List<String> ids = new ArrayList<>();

        @Option(
                names = "--lock-file",
                paramLabel = "FILE",
                defaultValue = LockFile.NAME,
                description = "Where it goes; default ${DEFAULT-VALUE}.")
        private Path file;

        @Override
        public Integer call() {
            PluginCatalog catalog = PluginCommand.installation(common).catalog();
            List<InstalledPlugin> plugins =
                    ids.isEmpty() ? catalog.plugins() : Closure.of(catalog, new LinkedHashSet<>(ids));
            LockFile lock = LockFile.of(plugins);
            lock.write(file);
            Console console = common.console();
            if (console.json()) {
                console.data(lock);
            } else {
                console.print("Pinned "
                        + String.join(
                                ", ", plugins.stream().map(InstalledPlugin::id).toList()) + " in " + file + ".");
            }
            return 0;
        }
    }

    /** {@code plugin bundle}. */
    @Command(
            name = "bundle",
            mixinStandardHelpOptions = true,
            description = "Writes plugins, what they need and an index into one file, for machines without a network:"
                    + " 'reprise plugin install FILE' there.")
    static final class Bundle implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
        private Path file;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "Ids of plugins.")
        private List<String> ids;

        @Override
        public Integer call() {
            List<InstalledPlugin> plugins =
                    Closure.bundle(PluginCommand.installation(common), new LinkedHashSet<>(ids), file);
            Console console = common.console();
            List<String> names = Stream.of(plugins)
                    .flatMap(List::stream)
                    .map(InstalledPlugin::id)
                    .toList();
            if (console.json()) {
                console.data(PluginCommand.row("file", file.toString(), "plugins", names));
            } else {
                console.print("Wrote " + String.join(", ", names) + " to " + file + ".");
            }
            return 0;
        }
    }
}
