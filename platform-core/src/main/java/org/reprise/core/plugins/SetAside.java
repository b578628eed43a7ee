package org.reprise.core.plugins;

import java.nio.file.Path;

/**
 * A plugin that cannot be used; the others work.
 *
 * @param source the zip
 * @param id plugin id; null if the zip does not say
 * @param reason why
 * @param hint what to do about it
 */
public record SetAside(Path source, String id, String reason, String hint) {}
