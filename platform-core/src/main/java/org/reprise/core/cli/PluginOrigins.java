package org.reprise.core.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.install.Repositories;
import org.reprise.core.install.SignatureFiles;
import org.reprise.core.install.SigningKeys;
import org.reprise.core.install.TrustedKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where plugins may come from: repositories and trusted keys. */
final class PluginOrigins {
    private PluginOrigins() {}

    private static int repositories(CommonOptions common) {
        Repositories repositories = PluginCommand.installation(common).repositories();
        PluginCommand.table(
                common.console(),
                repositories.all().entrySet().stream()
                        .map(e -> PluginCommand.row("repository", e.getKey(), "address", e.getValue()))
                        .toList());
        return 0;
    }

    private static int keys(CommonOptions common) {
        Map<String, String> keys = PluginCommand.installation(common).keys().all();
        List<Map<String, Object>> rows = keys.entrySet().stream()
                .map(e -> PluginCommand.row(
                        "key",
                        e.getKey(),
                        "fingerprint",
                        SigningKeys.fingerprint(e.getValue()),
                        "public",
                        e.getValue()))
                .toList();
        PluginCommand.table(common.console(), rows);
        return 0;
    }

    private static int done(CommonOptions common, String text) {
        Console console = common.console();
        if (console.json()) {
            console.data(Map.of("done", text));
        } else {
            console.print(text);
        }
        return 0;
    }

    /** {@code plugin repo}. */
    @Command(
            name = "repo",
            mixinStandardHelpOptions = true,
            description = "Lists, adds and removes repositories.",
            subcommands = {RepoList.class, RepoAdd.class, RepoRemove.class})
    static final class Repo implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return repositories(common);
        }
    }

    /** {@code plugin repo list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists repositories.")
    static final class RepoList implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return repositories(common);
        }
    }

    /** {@code plugin repo add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a repository: a folder, a file: or https: address with a plugins.json.")
    static final class RepoAdd implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "NAME", description = "A name for it.")
        private String name;

        @Parameters(index = "1", paramLabel = "ADDRESS", description = "Where it is.")
        private String address;

        @Override
        public Integer call() {
            PluginCommand.installation(common).repositories().add(name, address);
            return done(common, "Added the repository " + name + ".");
        }
    }

    /** {@code plugin repo remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Forgets a repository.")
    static final class RepoRemove implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Override
        public Integer call() {
            PluginCommand.installation(common).repositories().remove(name);
            return done(common, "Forgot the repository " + name + "; what was installed from it stays.");
        }
    }

    /** {@code plugin trust}. */
    @Command(
            name = "trust",
            mixinStandardHelpOptions = true,
            description = "Lists, adds and removes the keys whose plugins may be installed.",
            subcommands = {TrustList.class, TrustAdd.class, TrustRemove.class})
    static final class Trust implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return keys(common);
        }
    }

    /** {@code plugin trust list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists trusted keys.")
    static final class TrustList implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return keys(common);
        }
    }

    /** {@code plugin trust add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Trusts a key: plugins that it signed are installed without --allow-unsigned.")
    static final class TrustAdd implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "NAME", description = "A name for it.")
        private String name;

        @Parameters(index = "1", paramLabel = "KEY", description = "File of the public key, or the key in Base64.")
        private String key;

        @Override
        public Integer call() {
            TrustedKeys keys = PluginCommand.installation(common).keys();
            String text = Files.isRegularFile(Path.of(key)) ? SignatureFiles.read(Path.of(key)) : key;
            keys.add(name, text);
            return done(
                    common,
                    "Trusting " + name + ", fingerprint "
                            + SigningKeys.fingerprint(keys.all().get(name))
                            + ". Compare it with what its owner says.");
        }
    }

    /** {@code plugin trust remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Trusts a key no more.")
    static final class TrustRemove implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name;

        @Override
        public Integer call() {
            PluginCommand.installation(common).keys().remove(name);
            return done(common, "Trusting " + name + " no more; what it signed and is installed stays.");
        }
    }
}
