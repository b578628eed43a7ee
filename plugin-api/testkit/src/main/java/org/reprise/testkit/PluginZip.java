package org.reprise.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the compiled classes of a plugin into the zip that a build would make. */
final class PluginZip {
    private PluginZip() {}

    /**
     * Packs the plugin that a class belongs to, from its folder of classes or its jar.
     *
     * @param libraries a class of each library's jar that goes with it
     */
    static void pack(Class<?> member, List<Class<?>> libraries, Path zip) {
        List<Path> jars = libraries.stream().map(PluginZip::place).toList();
        Path place = place(member);
        try {
            if (Files.isDirectory(place)) {
                packTree(place, jars, zip);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    packTree(jar.getPath("/"), jars, zip);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Id of the plugin that a class belongs to, by the descriptor beside it. */
    static String id(Class<?> member) {
        Path place = place(member);
        try {
            if (Files.isDirectory(place)) {
                return id(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return id(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Path classes) throws IOException {
        Path descriptor = classes.resolve("plugin.properties");
        if (!Files.exists(descriptor)) {
            throw new IllegalStateException(
                    classes + " has no plugin.properties: build it with Maven at least up to process-classes");
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(descriptor)) {
            properties.load(in);
        }
        return properties.getProperty("plugin.id");
    }

    private static Path place(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a code source has a URI", e);
        }
    }

    private static void packTree(Path classes, List<Path> jars, Path zip) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream zipped = new ZipOutputStream(out)) {
            for (Path file : files) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                put(zipped, "classes/" + name, file);
                if (name.equals("plugin.properties")) {
                    put(zipped, name, file);
                }
            }
            for (Path jar : jars) {
                put(zipped, "lib/" + jar.getFileName(), jar);
            }
        }
    }

    private static void put(ZipOutputStream zipped, String name, Path file) throws IOException {
        zipped.putNextEntry(new ZipEntry(name));
        Files.copy(file, zipped);
        zipped.closeEntry();
    }
}
