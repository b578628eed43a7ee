package org.reprise.core.plugins;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.reprise.core.util.Hashes;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.PluginSpecification;

/** The folder of unpacked plugins: each is written once, under a name that holds its digest, and never changed. */
final class PluginStore {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]*");
    private static final int DIGEST_CHARS = 12;
    private static final int MAX_DESCRIPTOR = 1 << 16;
    private static final String DESCRIPTOR = "plugin.properties";

    /** How the names of folders begin that are being filled. */
    static final String UNPACKING = ".unpack-";

    private final Path store;
    private final StoreIndex index;

    PluginStore(Path store) {
        try {
            this.store = Files.createDirectories(store.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.STORAGE,
                    "The plugin store " + store + " cannot be made: " + e,
                    "Check the permissions of the folder, or choose another home.",
                    e);
        }
        this.index = new StoreIndex(this.store);
    }

    Path folder() {
        return store;
    }

    /** Brings a zip into the store, unless it is there, and reads its specification. */
    InstalledPlugin install(Path zip) throws IOException, PluginRefused {
        StoreIndex.Entry entry = index.get(zip);
        if (entry != null && Files.isDirectory(store.resolve(entry.folder()))) {
            return describe(store.resolve(entry.folder()), entry.sha256(), zip);
        }
        // Taken before reading: a zip replaced meanwhile then differs from its entry and is read again.
        long size = Files.size(zip);
        long modified = StoreIndex.modified(zip);
        String sha256 = Hashes.sha256(zip);
        Properties descriptor = descriptor(zip);
        String name = name(descriptor, "plugin.id") + "-" + name(descriptor, "plugin.version") + "-"
                + sha256.substring(0, DIGEST_CHARS);
        Path folder = store.resolve(name);
        if (!Files.isDirectory(folder)) {
            unpack(zip, folder);
        }
        InstalledPlugin plugin = describe(folder, sha256, zip);
        index.put(zip, size, modified, sha256, name);
        return plugin;
    }

    void saveIndex() {
        index.save();
    }

    private void unpack(Path zip, Path folder) throws IOException, PluginRefused {
        Path beside = Files.createTempDirectory(store, UNPACKING);
        try {
            Path content = Files.createDirectory(beside.resolve("content"));
            ZipUnpacker.unpack(zip, content);
            try {
                Files.move(content, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // Another process was first: its folder holds the same bytes.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        } finally {
            delete(beside);
        }
    }

    /** Refuses a zip whose descriptor has no id or version that can name a folder. */
    static void requireName(Path zip) throws IOException, PluginRefused {
        Properties descriptor = descriptor(zip);
        name(descriptor, "plugin.id");
        name(descriptor, "plugin.version");
    }

    private static Properties descriptor(Path zip) throws IOException, PluginRefused {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(DESCRIPTOR);
            if (entry == null) {
                throw new PluginRefused("The zip has no " + DESCRIPTOR + ", so it is not a plugin");
            }
            try (InputStream in = file.getInputStream(entry)) {
                byte[] text = in.readNBytes(MAX_DESCRIPTOR + 1);
                if (text.length > MAX_DESCRIPTOR) {
                    throw new PluginRefused("The descriptor " + DESCRIPTOR + " is longer than 64 KiB");
                }
                Properties properties = new Properties();
                properties.load(new ByteArrayInputStream(text));
                return properties;
            }
        } catch (ZipException e) {
            throw new PluginRefused("The zip is damaged: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new PluginRefused("The descriptor " + DESCRIPTOR + " cannot be read: " + e.getMessage());
        }
    }

    private static String name(Properties descriptor, String key) throws PluginRefused {
        String value = descriptor.getProperty(key, "").strip();
        if (!NAME.matcher(value).matches()) {
            throw new PluginRefused(
                    "The descriptor's " + key + " is '" + value + "'; expected letters, digits, dots and hyphens");
        }
        return value;
    }

    static InstalledPlugin describe(Path folder, String sha256, Path zip) throws IOException, PluginRefused {
        Path file = folder.resolve("classes").resolve(PluginSpecification.FILE);
        if (!Files.isRegularFile(file)) {
            throw new PluginRefused("The plugin has no specification " + PluginSpecification.FILE);
        }
        Properties descriptor = new Properties();
        PluginSpecification specification;
        try (InputStream in = Files.newInputStream(folder.resolve(DESCRIPTOR))) {
            descriptor.load(in);
            specification = JSON.readValue(file.toFile(), PluginSpecification.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginRefused("The specification cannot be read: "
                    + Objects.toString(e.getMessage(), "").lines().findFirst().orElse(e.toString()));
        }
        if (specification.schema() != PluginSpecification.SCHEMA) {
            throw new PluginRefused("The specification has schema " + specification.schema() + "; expected "
                    + PluginSpecification.SCHEMA);
        }
        SpecificationGuard.check(specification);
        match("id", specification.id(), descriptor.getProperty("plugin.id"));
        match("version", specification.version(), descriptor.getProperty("plugin.version"));
        match("requires", specification.requires(), descriptor.getProperty("plugin.requires", ""));
        match("dependencies", specification.dependencies(), descriptor.getProperty("plugin.dependencies", ""));
        return new InstalledPlugin(specification, folder, sha256, zip);
    }

    private static void match(String what, String specified, String described) throws PluginRefused {
        if (!Objects.equals(specified, described)) {
            throw new PluginRefused("The specification's " + what + " is '" + specified + "', but the descriptor's is '"
                    + described + "'");
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
