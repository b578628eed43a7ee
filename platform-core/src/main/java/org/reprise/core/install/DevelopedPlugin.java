package org.reprise.core.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** A plugin that is being written: packs its compiled classes, and notices when they change. */
public final class DevelopedPlugin {
    private final Path classes;
    private final Path target;

    /** @param project folder of the Maven project */
    public DevelopedPlugin(Path project) {
        this.target = project.resolve("target");
        this.classes = target.resolve("classes");
    }

    /**
     * Packs the classes as they are, with the libraries of the newest zip that Maven made.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_INVALID} if they are not compiled or not described
     */
    public void pack(Path zip) {
        if (!Files.isRegularFile(classes.resolve("plugin.properties"))) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    classes + " has no plugin.properties",
                    "Compile the project: mvn process-classes.");
        }
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream zipped = new ZipOutputStream(out)) {
            put(zipped, "plugin.properties", classes.resolve("plugin.properties"));
            for (Path file : files()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (!name.equals("plugin.properties")) {
                    put(zipped, "classes/" + name, file);
                }
            }
            Optional<Path> packed = packed();
            if (packed.isPresent()) {
                copyLibraries(packed.get(), zipped);
            }
        } catch (IOException e) {
            throw AtomicFiles.storage(zip, e);
        }
    }

    /** Changes whenever a compiled file does. */
    public String state() {
        try {
            StringBuilder state = new StringBuilder();
            for (Path file : files()) {
                state.append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            }
            return state.toString();
        } catch (IOException e) {
            // A compiler is at work: the next look sees more.
            return "";
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(classes)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Optional<Path> packed() throws IOException {
        try (Stream<Path> list = Files.list(target)) {
            return list.filter(file -> file.toString().endsWith(".zip"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    private static void copyLibraries(Path packed, ZipOutputStream zipped) throws IOException {
        try (ZipFile file = new ZipFile(packed.toFile())) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().startsWith("lib/") && !entry.isDirectory()) {
                    zipped.putNextEntry(new ZipEntry(entry.getName()));
                    file.getInputStream(entry).transferTo(zipped);
                    zipped.closeEntry();
                }
            }
        }
    }

    private static void put(ZipOutputStream zipped, String name, Path file) throws IOException {
        zipped.putNextEntry(new ZipEntry(name));
        Files.copy(file, zipped);
        zipped.closeEntry();
    }
}
