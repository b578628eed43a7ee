package org.reprise.core.plugins;

import java.nio.file.Path;
import java.util.List;
import org.reprise.spi.specification.PluginSpecification;

/**
 * What is known of a zip without loading a class of it.
 *
 * @param zip the zip
 * @param sha256 its digest
 * @param size its size in bytes
 * @param unpacked size of its content in bytes
 * @param specification what it says of itself; null if that cannot be read
 * @param findings what was noticed
 */
public record Inspection(
        Path zip, String sha256, long size, long unpacked, PluginSpecification specification, List<Finding> findings) {
    public Inspection {
        findings = List.copyOf(findings);
    }

    /** Whether it can be used. */
    public boolean sound() {
        return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.ERROR);
    }
}
