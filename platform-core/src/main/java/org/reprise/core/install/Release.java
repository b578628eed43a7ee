package org.reprise.core.install;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.reprise.core.plugins.Inspection;
import org.reprise.core.plugins.Requirement;
import org.reprise.spi.specification.PluginSpecification;

/**
 * A version of a plugin that can be installed.
 *
 * @param id plugin id
 * @param version version
 * @param description one line
 * @param requires range of platform versions
 * @param dependencies plugins that it needs, in PF4J's form
 * @param sha256 digest of its zip
 * @param size size of its zip; -1 if not told
 * @param signature its signature; null if it has none
 * @param address where its zip is
 * @param origin repository or address, in words
 */
public record Release(
        String id,
        String version,
        String description,
        String requires,
        String dependencies,
        String sha256,
        long size,
        Signature signature,
        URI address,
        String origin) {
    /**
     * What an inspected zip is.
     *
     * @param inspection one that has a specification
     */
    static Release of(Inspection inspection, Path zip, Signature signature, String origin) {
        PluginSpecification s = inspection.specification();
        return new Release(
                s.id(),
                s.version(),
                s.description(),
                s.requires(),
                s.dependencies(),
                inspection.sha256(),
                inspection.size(),
                signature,
                zip.toUri(),
                origin);
    }

    /** The plugins that it needs. */
    List<Requirement> requirements() {
        return Requirement.parse(dependencies);
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
