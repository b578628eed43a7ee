package org.reprise.core.install;

/**
 * An Ed25519 signature of a plugin's id, version and SHA-256.
 *
 * @param key public key, X.509 in Base64
 * @param value signature in Base64
 */
public record Signature(String key, String value) {}
