package org.reprise.core.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The folders where files of data sets are looked for, and the register of those that the user added. */
final class DataHome {
    private final DataSettings settings;

    DataHome(DataSettings settings) {
        this.settings = settings;
    }

    /** The folder that downloads of a set go to. */
    Path cache(String id) {
        return settings.home().resolve("data").resolve(id);
    }

    /** Every path where a file may lie, in the order of search. */
    List<Path> candidates(String id, DataFile file) {
        List<Path> folders = new ArrayList<>(settings.folders());
        folders.addAll(registered(id));
        folders.add(cache(id));
        List.of("data", "../data", "../shared/data").forEach(f -> folders.add(Path.of(f)));
        List<Path> paths = new ArrayList<>();
        for (Path folder : folders) {
            for (String name : file.fileNames()) {
                paths.add(folder.resolve(id).resolve(name));
                paths.add(folder.resolve(name));
            }
        }
        file.places().forEach(p -> paths.add(Path.of(p)));
        return paths;
    }

    /** Remembers a folder for a set. */
    void register(String id, Path folder) {
        try {
            Files.createDirectories(settings.home());
            Files.writeString(
                    register(),
                    id + "\t" + folder.toAbsolutePath().normalize() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw storage(register(), e);
        }
    }

    private List<Path> registered(String id) {
        if (!Files.exists(register())) {
            return List.of();
        }
        try {
            return Files.readAllLines(register(), StandardCharsets.UTF_8).stream()
                    .filter(l -> l.startsWith(id + "\t"))
                    .map(l -> Path.of(l.substring(id.length() + 1)))
                    .toList();
        } catch (IOException e) {
            throw storage(register(), e);
        }
    }

    /** The register of checksums that are known already. */
    Path verified() {
        return settings.home().resolve("data-verified.tsv");
    }

    private Path register() {
        return settings.home().resolve("data-folders.tsv");
    }

    static RepriseException storage(Path path, IOException cause) {
        return new RepriseException(
                ErrorCode.STORAGE,
                path + " cannot be read or written: " + cause,
                "Check its permissions and the free space.",
                cause);
    }
}
