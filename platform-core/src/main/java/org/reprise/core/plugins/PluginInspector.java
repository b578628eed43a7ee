package org.reprise.core.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.core.util.Hashes;
import org.reprise.core.util.Version;
import org.reprise.spi.specification.PluginSpecification;

/** Reads a plugin's zip with suspicion and without loading a class of it. */
public final class PluginInspector {
    private PluginInspector() {}

    /**
     * Inspects a zip: its form, its specification, its extension index, its classes' use of the API, what it packs.
     *
     * @throws IOException if the zip or the folder of temporary files cannot be read or written
     */
    public static Inspection inspect(Path zip) throws IOException {
        List<Finding> findings = new ArrayList<>();
        PluginSpecification specification = null;
        long unpacked = 0;
        String sha256 = Hashes.sha256(zip);
        Path folder = Files.createTempDirectory("reprise-inspect-");
        try {
            PluginStore.requireName(zip);
            ZipUnpacker.unpack(zip, folder);
            try {
                specification = PluginStore.describe(folder, sha256, zip).specification();
                identity(specification, findings);
            } catch (PluginRefused e) {
                findings.add(Finding.error(e.getMessage(), e.hint()));
            }
            unpacked = ContentChecks.run(folder, specification, findings);
        } catch (PluginRefused e) {
            findings.add(Finding.error(e.getMessage(), e.hint()));
        } finally {
            PluginStore.delete(folder);
        }
        return new Inspection(zip, sha256, Files.size(zip), unpacked, specification, findings);
    }

    private static void identity(PluginSpecification specification, List<Finding> findings) {
        if (!PluginVersions.valid(specification.version())) {
            findings.add(Finding.error(
                    "The version '" + specification.version() + "' is not semantic",
                    "Give the plugin a version such as 1.0.0."));
        }
        String requires = specification.requires();
        if (requires == null || requires.isBlank()) {
            findings.add(Finding.warning(
                    "The plugin names no range of platform versions",
                    "Set plugin.requires in its pom.xml, such as '>=0.1.0 & <1.0.0'."));
        } else if (!PluginVersions.validRange(requires)) {
            findings.add(Finding.error(
                    "The range of platform versions '" + requires + "' cannot be read",
                    "Write it as '>=0.1.0 & <1.0.0'."));
        } else if (!PluginVersions.fits(Version.release(), requires)) {
            findings.add(Finding.error(
                    "The plugin needs Reprise " + requires + ", and this is " + Version.release(),
                    "Get a version of the plugin or of Reprise that fits the other."));
        }
        for (Requirement needed : Requirement.parse(specification.dependencies())) {
            if (!PluginVersions.validRange(needed.range())) {
                findings.add(Finding.error(
                        "The range '" + needed.range() + "' of the dependency '" + needed.id() + "' cannot be read",
                        "Write it as '>=0.1.0 & <1.0.0'."));
            }
        }
    }
}
