package org.reprise.packager;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reprise.spi.specification.PluginSpecification;

/**
 * Writes the specification and the descriptor of a plugin from its compiled classes. The build of every plugin calls it
 * once its classes are there.
 */
public final class PluginDescriber {
    private PluginDescriber() {}

    /**
     * Describes one plugin.
     *
     * @param args folder of the classes, id, version, range of platform versions, dependencies, description
     * @throws IllegalStateException if the plugin breaks a rule: the build fails with its message
     */
    public static void main(String[] args) throws IOException {
        PluginIdentity identity = PluginIdentity.of(args);
        Path classes = Path.of(args[0]);
        describe(classes, identity, Thread.currentThread().getContextClassLoader());
    }

    /** Describes the plugin whose classes lie in {@code classes} and are loaded by {@code loader}. */
    static PluginSpecification describe(Path classes, PluginIdentity identity, ClassLoader loader) throws IOException {
        PresetFiles presets = PresetFiles.read(classes);
        PluginSpecification specification = new SpecificationBuilder(classes, loader).build(identity, presets.names());
        List<String> faults = SpecificationChecks.faults(specification, presets);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "Plugin '" + identity.id() + "' cannot be packed:\n  - " + String.join("\n  - ", faults));
        }
        SpecificationFiles.write(classes, specification);
        return specification;
    }
}
