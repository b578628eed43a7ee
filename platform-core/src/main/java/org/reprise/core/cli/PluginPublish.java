package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.core.install.RepositoryWriter;
import org.reprise.core.install.SignatureFiles;
import org.reprise.core.install.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an author needs to publish a plugin: keys, signatures, an index. */
final class PluginPublish {
    private PluginPublish() {}

    /** {@code plugin keygen}. */
    @Command(
            name = "keygen",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a pair of Ed25519 keys: FILE, to be kept secret, and FILE.pub for those who trust you.")
    static final class Keygen implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "FILE", description = "File of the private key.")
        private Path file;

        @Override
        public Integer call() {
            String key = SignatureFiles.generate(file);
            Console console = common.console();
            if (console.json()) {
                console.data(PluginCommand.row(
                        "private", file.toString(), "public", key, "fingerprint", SigningKeys.fingerprint(key)));
            } else {
                console.print("Wrote " + file + " and " + file + ".pub, fingerprint " + SigningKeys.fingerprint(key));
            }
            return 0;
        }
    }

    /** {@code plugin sign}. */
    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = "Signs plugin zips: writes FILE.sig beside each.")
    static final class Sign implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Zips.")
        private List<Path> files;

        @Option(names = "--key", required = true, paramLabel = "FILE", description = "File of the private key.")
        private Path key;

        @Override
        public Integer call() {
            files.forEach(file -> RepositoryWriter.sign(file, key));
            Console console = common.console();
            List<String> written =
                    files.stream().map(file -> file + SignatureFiles.SUFFIX).toList();
            if (console.json()) {
                console.data(written);
            } else {
                written.forEach(file -> console.print("Wrote " + file));
            }
            return 0;
        }
    }

    /** {@code plugin index}. */
    @Command(
            name = "index",
            mixinStandardHelpOptions = true,
            description = "Writes plugins.json over a folder of zips, which makes it a repository.")
    static final class Index implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "DIR", description = "Folder of zips, with signatures beside them.")
        private Path folder;

        @Option(names = "--key", paramLabel = "FILE", description = "Private key that signs those without a signature.")
        private Path key;

        @Override
        public Integer call() {
            int count = RepositoryWriter.index(folder, key);
            Console console = common.console();
            if (console.json()) {
                console.data(PluginCommand.row(
                        "plugins",
                        count,
                        "index",
                        folder.resolve("plugins.json").toString()));
            } else {
                console.print("Wrote " + folder.resolve("plugins.json") + " over " + count
                        + (count == 1 ? " plugin." : " plugins."));
            }
            return 0;
        }
    }
}
