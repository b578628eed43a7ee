package org.reprise.core.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * The exact plugins that a study uses, in a file to be kept with it.
 *
 * @param schema version of this form
 * @param platform version of Reprise
 * @param plugins the plugins, by id
 */
public record LockFile(int schema, String platform, List<Pin> plugins) {
    /** Its usual name. */
    public static final String NAME = "reprise.lock";

    /**
     * A plugin.
     *
     * @param id its id
     * @param version its version
     * @param sha256 digest of its zip
     */
    public record Pin(String id, String version, String sha256) {}

    /** Pins plugins as they are. */
    public static LockFile of(List<InstalledPlugin> plugins) {
        return new LockFile(
                1, Version.platform(), plugins.stream().map(LockFile::pin).toList());
    }

    private static Pin pin(InstalledPlugin plugin) {
        return new Pin(plugin.id(), plugin.specification().version(), plugin.sha256());
    }

    /** Writes it. */
    public void write(Path file) {
        AtomicFiles.write(file, Json.readable(this) + "\n");
    }

    /**
     * Reads one.
     *
     * @throws RepriseException {@link ErrorCode#BAD_FILE}
     */
    public static LockFile read(Path file) {
        String hint = "'reprise plugin lock' writes one from the plugins that are installed.";
        try {
            LockFile lock = Json.read(Files.readString(file), LockFile.class);
            boolean whole = lock != null
                    && lock.plugins != null
                    && lock.plugins.stream().allMatch(p -> p.id() != null && p.version() != null && p.sha256() != null);
            if (!whole) {
                throw new RepriseException(ErrorCode.BAD_FILE, file + " is no lock file", hint);
            }
            return lock;
        } catch (JsonProcessingException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, file + " cannot be read: " + e.getOriginalMessage(), hint, e);
        } catch (IOException e) {
            throw new RepriseException(ErrorCode.BAD_FILE, "There is no lock file " + file, hint, e);
        }
    }

    /**
     * Refuses plugins that differ from what is pinned.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONFLICT} with every difference
     */
    public void require(List<InstalledPlugin> plugins, Path file) {
        List<String> drift = new ArrayList<>();
        if (!Version.platform().equals(platform)) {
            drift.add("Reprise is " + Version.platform() + ", pinned is " + platform);
        }
        for (InstalledPlugin plugin : plugins) {
            Optional<Pin> pinned = this.plugins.stream()
                    .filter(p -> p.id().equals(plugin.id()))
                    .findFirst();
            if (pinned.isEmpty()) {
                drift.add(plugin.id() + " is not pinned");
            } else if (!pinned.get().equals(pin(plugin))) {
                drift.add(plugin.id() + " is " + plugin.specification().version() + " with SHA-256 "
                        + plugin.sha256().substring(0, 12) + ", pinned is "
                        + pinned.get().version() + " with "
                        + pinned.get().sha256().substring(0, 12));
            }
        }
        if (!drift.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONFLICT,
                    "The plugins differ from " + file + ":\n  - " + String.join("\n  - ", drift),
                    "'reprise plugin install --lock-file " + file + "' brings what is pinned, 'reprise plugin lock'"
                            + " pins what is there.");
        }
    }
}
