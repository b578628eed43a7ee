package org.reprise.core.install;

/**
 * What an install does with one plugin.
 *
 * @param kind new, newer, older or the same version with other content
 * @param release what is installed
 * @param from the version in use so far; null if there is none
 * @param trust why it may be installed
 */
public record Change(Kind kind, Release release, String from, Trust trust) {
    /** Kind of a change. */
    public enum Kind {
        /** The plugin is new. */
        INSTALL,
        /** A newer version takes the place of an older. */
        UPDATE,
        /** An older version takes the place of a newer. */
        DOWNGRADE,
        /** The same version with other content. */
        REPLACE
    }

    /** In words. */
    public String text() {
        String what =
                switch (kind) {
                    case INSTALL -> "install   " + release;
                    case UPDATE -> "update    " + release.id() + " " + from + " -> " + release.version();
                    case DOWNGRADE -> "downgrade " + release.id() + " " + from + " -> " + release.version();
                    case REPLACE -> "replace   " + release + " (same version, other content)";
                };
        String size = release.size() < 0 ? "" : ", " + Math.max(1, release.size() >> 10) + " KiB";
        return what + "  from " + release.origin() + size + ", " + trust.text() + ", sha256 "
                + release.sha256().substring(0, 12);
    }
}
