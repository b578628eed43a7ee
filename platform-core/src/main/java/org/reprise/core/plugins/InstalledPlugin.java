package org.reprise.core.plugins;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reprise.spi.specification.PluginSpecification;

/**
 * A plugin in the store, described without loading a class.
 *
 * @param specification what it contains
 * @param folder where it is unpacked; not to be written
 * @param sha256 digest of its zip, in hexadecimal
 * @param source its zip
 */
public record InstalledPlugin(PluginSpecification specification, Path folder, String sha256, Path source) {
    /** Plugin id. */
    public String id() {
        return specification.id();
    }

    /** The plugins that it needs. */
    public List<Requirement> requirements() {
        return Requirement.parse(specification.dependencies());
    }

    /** A file among the plugin's classes, such as {@code presets/quick.yaml}; empty if there is none. */
    public Optional<Path> resource(String name) {
        Path classes = folder.resolve("classes");
        try {
            Path file = classes.resolve(name).normalize();
            return file.startsWith(classes) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
