package org.reprise.core.run;

/**
 * The exact plugin that code came from.
 *
 * @param id plugin id
 * @param version plugin version
 * @param sha256 SHA-256 of its zip
 */
public record PluginRef(String id, String version, String sha256) {}
