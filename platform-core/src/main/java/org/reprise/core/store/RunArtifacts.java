package org.reprise.core.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.reprise.spi.Artifacts;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Artefacts in a run's folder; a file has its name only once it is whole. */
public final class RunArtifacts implements Artifacts {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private final Path folder;

    public RunArtifacts(Path folder) {
        this.folder = folder;
    }

    @Override
    public OutputStream create(String name) throws IOException {
        if (!PLAIN.matcher(name).matches()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "'" + name + "' cannot name an artefact",
                    "Use letters, digits, dots, hyphens and underscores.");
        }
        Files.createDirectories(folder);
        Path part = folder.resolve("." + name + ".part");
        return new FilterOutputStream(Files.newOutputStream(part)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                super.close();
                if (Files.exists(part)) {
                    Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        };
    }
}
