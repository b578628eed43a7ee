package org.reprise.core.install;

/**
 * What an install may do.
 *
 * @param allowUnsigned whether plugins without a trusted signature are taken
 * @param allowDowngrade whether an older version may take the place of a newer
 */
public record InstallOptions(boolean allowUnsigned, boolean allowDowngrade) {
    /** Neither. */
    public static final InstallOptions STRICT = new InstallOptions(false, false);
}
