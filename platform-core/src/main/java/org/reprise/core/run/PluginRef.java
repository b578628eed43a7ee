package org.reprise.core.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exact plugin that code came from.
 *
 * @param id plugin id
 * @param version plugin version
 * @param sha256 SHA-256 of its zip
 * @param dependencies SHA-256 of the zips of all plugins that it depends on, by id, those of its dependencies too
 */
public record PluginRef(
        String id,
        String version,
        String sha256,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> dependencies) {
    public PluginRef {
        dependencies = dependencies == null ? Map.of() : new TreeMap<>(dependencies);
    }

    /** A plugin that depends on no other. */
    public PluginRef(String id, String version, String sha256) {
        this(id, version, sha256, Map.of());
    }
}
