package org.reprise.core.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.data.DataSettings;
import org.reprise.core.install.Installation;
import org.reprise.core.install.InstalledSet;
import org.reprise.core.install.Release;
import org.reprise.core.install.Verification;
import org.reprise.core.plugins.Finding;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.specification.PluginSpecification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds, installs, checks and removes plugins. */
@Command(
        name = "plugin",
        mixinStandardHelpOptions = true,
        description = "Finds, installs, checks and removes plugins; helps to write them.",
        subcommands = {
            PluginCommand.ListPlugins.class,
            PluginCommand.Info.class,
            PluginInstall.Search.class,
            PluginInstall.Install.class,
            PluginInstall.Update.class,
            PluginInstall.Outdated.class,
            PluginInstall.Remove.class,
            PluginInstall.Enable.class,
            PluginInstall.Disable.class,
            PluginCommand.Verify.class,
            PluginOrigins.Repo.class,
            PluginOrigins.Trust.class,
            PluginInstall.Lock.class,
            PluginInstall.Bundle.class,
            PluginAuthor.New.class,
            PluginAuthor.Dev.class,
            PluginPublish.Keygen.class,
            PluginPublish.Sign.class,
            PluginPublish.Index.class
        })
final class PluginCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        return list(common);
    }

    static Installation installation(CommonOptions common) {
        DataSettings settings = DataSettings.of(System.getenv(), common.offline);
        return Installation.ofProcess(settings.home(), common.offline);
    }

    static Map<String, Object> row(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        return row;
    }

    static void table(Console console, List<Map<String, Object>> rows) {
        if (console.json()) {
            console.data(rows);
        } else {
            TextTable.of(rows).lines().forEach(console::print);
        }
    }

    private static int list(CommonOptions common) {
        Console console = common.console();
        Installation installation = installation(common);
        PluginCatalog catalog = installation.catalog();
        List<Map<String, Object>> rows = new ArrayList<>();
        catalog.plugins().forEach(plugin -> rows.add(listed(installation, plugin, "works")));
        catalog.disabledPlugins().forEach(plugin -> rows.add(listed(installation, plugin, "disabled")));
        table(console, rows);
        catalog.setAside()
                .forEach(aside -> console.talk(
                        "set aside: " + aside.source().getFileName() + ": " + aside.reason() + "\n  " + aside.hint()));
        return 0;
    }

    private static Map<String, Object> listed(Installation installation, InstalledPlugin plugin, String state) {
        return row(
                "plugin", plugin.id(),
                "version", plugin.specification().version(),
                "state", state,
                "origin", origin(installation, plugin),
                "sha256", plugin.sha256().substring(0, 12),
                "description", plugin.specification().description());
    }

    /** Where a plugin came from: the distribution, or what the installed set says. */
    static String origin(Installation installation, InstalledPlugin plugin) {
        if (installation.ofDistribution(plugin)) {
            return "distribution";
        }
        return installation
                .set()
                .plugin(plugin.id())
                .filter(entry -> entry.sha256().equals(plugin.sha256()))
                .map(InstalledSet.Entry::origin)
                .orElse("development");
    }

    /** {@code plugin list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the plugins, what state they are in and where they came from.")
    static final class ListPlugins implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return list(common);
        }
    }

    /** {@code plugin info}. */
    @Command(
            name = "info",
            mixinStandardHelpOptions = true,
            description = "Describes a plugin that is installed or that a repository has.")
    static final class Info implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "ID", description = "Id of a plugin.")
        private String id;

        @Override
        public Integer call() {
            Console console = common.console();
            Installation installation = installation(common);
            PluginCatalog catalog = installation.catalog();
            Map<String, Object> rows = catalog.plugin(id)
                    .map(plugin -> describe(installation, plugin))
                    .orElseGet(() -> offered(installation, catalog));
            if (console.json()) {
                console.data(rows);
            } else {
                rows.forEach((key, value) -> console.print(key + "  " + value));
            }
            return 0;
        }

        private static Map<String, Object> describe(Installation installation, InstalledPlugin plugin) {
            PluginSpecification s = plugin.specification();
            return row(
                    "plugin", s.id() + " " + s.version(),
                    "description", s.description(),
                    "origin", origin(installation, plugin),
                    "sha256", plugin.sha256(),
                    "platform", s.requires(),
                    "needs", s.dependencies().isEmpty() ? "no other plugin" : s.dependencies(),
                    "algorithms",
                            s.algorithms().stream().map(a -> a.info().id()).toList(),
                    "experiments",
                            s.experiments().stream().map(e -> e.info().id()).toList(),
                    "folder", plugin.folder().toString());
        }

        private Map<String, Object> offered(Installation installation, PluginCatalog catalog) {
            List<Release> releases = installation.repositories().releases();
            Map<String, Object> rows = new LinkedHashMap<>();
            for (Release release : releases) {
                if (release.id().equals(id)) {
                    rows.putIfAbsent("plugin", id + ", not installed");
                    rows.putIfAbsent("description", release.description());
                    rows.put(
                            "version " + release.version(),
                            "in " + release.origin() + ", platform " + release.requires() + ", sha256 "
                                    + release.sha256());
                }
            }
            if (rows.isEmpty()) {
                List<String> known = new ArrayList<>(
                        releases.stream().map(Release::id).distinct().toList());
                catalog.plugins().forEach(plugin -> known.add(plugin.id()));
                throw Names.unknown(
                        ErrorCode.UNKNOWN_NAME,
                        "plugin",
                        id,
                        known.stream().distinct().toList());
            }
            return rows;
        }
    }

    /** {@code plugin verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Checks zips or installed plugins without loading a class of them; all that are installed"
                    + " where none is named. Exits with 3 where something is wrong.")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(arity = "0..*", paramLabel = "FILE|ID", description = "A zip, a bundle, or the id of a plugin.")
        private List<String> names = new ArrayList<>();

        @Override
        public Integer call() {
            Console console = common.console();
            Installation installation = installation(common);
            PluginCatalog catalog = installation.catalog();
            Map<String, Verification> results = new LinkedHashMap<>();
            if (names.isEmpty()) {
                catalog.plugins()
                        .forEach(plugin -> results.put(plugin.id(), Verification.ofInstalled(installation, plugin)));
            }
            for (String name : names) {
                if (Verification.isBundle(Path.of(name))) {
                    Verification.ofBundle(installation, Path.of(name))
                            .forEach((zip, result) -> results.put(name + "/" + zip, result));
                } else {
                    results.put(name, verify(installation, catalog, name));
                }
            }
            if (console.json()) {
                console.data(results.entrySet().stream()
                        .map(result -> json(result.getKey(), result.getValue()))
                        .toList());
            } else {
                results.forEach((name, result) -> print(console, name, result));
            }
            boolean sound = results.values().stream().allMatch(Verification::sound)
                    && (!names.isEmpty() || catalog.setAside().isEmpty());
            if (names.isEmpty()) {
                catalog.setAside()
                        .forEach(aside -> console.talk("set aside: "
                                + aside.source().getFileName() + ": " + aside.reason() + "\n  " + aside.hint()));
            }
            return sound ? 0 : ErrorCode.PLUGIN_INVALID.kind().exitCode();
        }

        private static Verification verify(Installation installation, PluginCatalog catalog, String name) {
            if (Files.isRegularFile(Path.of(name))) {
                return Verification.ofFile(installation, Path.of(name));
            }
            return Verification.ofInstalled(
                    installation,
                    catalog.plugin(name)
                            .orElseThrow(() -> Names.unknown(
                                    ErrorCode.UNKNOWN_NAME,
                                    "plugin or file",
                                    name,
                                    catalog.plugins().stream()
                                            .map(InstalledPlugin::id)
                                            .toList())));
        }

        private static Map<String, Object> json(String name, Verification result) {
            return row(
                    "name", name,
                    "sound", result.sound(),
                    "sha256", result.inspection().sha256(),
                    "size", result.inspection().size(),
                    "unpacked", result.inspection().unpacked(),
                    "trust", result.trust().text(),
                    "findings", result.findings());
        }

        private static void print(Console console, String name, Verification result) {
            PluginSpecification s = result.inspection().specification();
            String what = s == null ? name : s.id() + " " + s.version();
            console.print((result.sound() ? "ok    " : "FAIL  ") + what + "  "
                    + Math.max(1, result.inspection().size() >> 10) + " KiB, "
                    + result.trust().text() + ", sha256 " + result.inspection().sha256());
            for (Finding finding : result.findings()) {
                console.print((finding.level() == Finding.Level.ERROR ? "      error: " : "      note:  ")
                        + finding.what() + "\n             " + finding.advice());
            }
        }
    }
}
