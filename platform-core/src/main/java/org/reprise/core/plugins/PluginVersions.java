package org.reprise.core.plugins;

import com.github.zafarkhaja.semver.Version;

/** Versions and ranges of versions, as plugins' descriptors write them. */
public final class PluginVersions {
    private static final Versions VERSIONS = new Versions();

    private PluginVersions() {}

    /** Compares two semantic versions; negative if the first is older. */
    public static int compare(String first, String second) {
        return VERSIONS.compareVersions(first, second);
    }

    /** Whether a text is a semantic version such as {@code 1.2.0} or {@code 1.2.0-SNAPSHOT}. */
    public static boolean valid(String version) {
        return version != null && Version.isValid(version);
    }

    /**
     * Whether a version lies in a range such as {@code >=1.0.0 & <2.0.0}; a snapshot lies where its release will. An
     * empty range or {@code *} holds every version, one that cannot be read none, and a version itself alone.
     */
    public static boolean fits(String version, String range) {
        if (valid(range)) {
            return version.equals(range) || Versions.release(version).equals(range);
        }
        try {
            return range == null || range.isBlank() || VERSIONS.checkVersionConstraint(version, range);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether a range can be read. */
    public static boolean validRange(String range) {
        try {
            if (range != null && !range.isBlank() && !valid(range)) {
                VERSIONS.checkVersionConstraint("1.0.0", range);
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
