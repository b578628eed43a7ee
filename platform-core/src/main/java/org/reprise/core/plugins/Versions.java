package org.reprise.core.plugins;

import org.pf4j.DefaultVersionManager;

/** Compares versions; a snapshot satisfies the ranges that its release will. */
final class Versions extends DefaultVersionManager {
    private static final String SNAPSHOT = "-SNAPSHOT";

    @Override
    public boolean checkVersionConstraint(String version, String constraint) {
        return super.checkVersionConstraint(release(version), constraint);
    }

    static String release(String version) {
        return version.endsWith(SNAPSHOT) ? version.substring(0, version.length() - SNAPSHOT.length()) : version;
    }
}
