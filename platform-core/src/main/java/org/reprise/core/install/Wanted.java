package org.reprise.core.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.core.plugins.Inspection;
import org.reprise.core.plugins.PluginInspector;
import org.reprise.core.plugins.PluginVersions;
import org.reprise.core.plugins.Requirement;
import org.reprise.core.plugins.SafeZip;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads what a user asked for: ids with or without a version, zips, addresses, bundles. */
final class Wanted {
    static final long MAX_BYTES = 512L << 20;

    private final SetChange change;
    private final Fetcher fetcher;
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Release> given = new ArrayList<>();
    private final List<Release> bundled = new ArrayList<>();

    Wanted(SetChange change, Fetcher fetcher) {
        this.change = change;
        this.fetcher = fetcher;
    }

    /** What has to be there. */
    List<Requirement> requirements() {
        return requirements;
    }

    /** Zips that were named themselves. */
    List<Release> given() {
        return given;
    }

    /** What bundles hold: where there is one, nothing else is asked. */
    List<Release> bundled() {
        return bundled;
    }

    void add(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            address(Fetcher.address(text), text);
        } else if (Files.isRegularFile(Path.of(text))) {
            file(Path.of(text).toAbsolutePath().normalize(), text);
        } else if (text.endsWith(".zip") || text.contains("/")) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, "There is no file " + text, "Name a plugin's zip, an id, or an address.");
        } else {
            id(text);
        }
    }

    private void id(String text) {
        int at = text.indexOf('@');
        String id = at < 0 ? text : text.substring(0, at);
        String range = at < 0 ? "*" : text.substring(at + 1).strip();
        if (id.isBlank() || range.isEmpty() || !PluginVersions.validRange(range)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "'" + text + "' is no plugin with a version",
                    "Write it as id, id@1.2.0 or 'id@>=1.0.0 & <2.0.0'.");
        }
        requirements.add(new Requirement(id, range, false));
    }

    private void address(URI address, String text) {
        Path zip = change.fresh(".zip");
        Path signature = zip.resolveSibling(zip.getFileName() + SignatureFiles.SUFFIX);
        try {
            fetcher.fetch(address, zip, MAX_BYTES);
            try {
                fetcher.fetch(URI.create(address + SignatureFiles.SUFFIX), signature, 1 << 16);
            } catch (Fetcher.Absent e) {
                Files.deleteIfExists(signature);
            }
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.DOWNLOAD_FAILED,
                    text + " cannot be fetched: " + e.getMessage(),
                    "Check the address and the network.",
                    e);
        }
        file(zip, text);
    }

    private void file(Path zip, String origin) {
        if (SafeZip.has(zip, IndexFile.NAME) && !SafeZip.has(zip, "plugin.properties")) {
            bundle(zip, origin);
            return;
        }
        give(release(zip, origin, SignatureFiles.beside(zip)));
    }

    /** Takes this very release. */
    void give(Release release) {
        given.add(release);
        requirements.add(new Requirement(release.id(), "*", false));
    }

    private void bundle(Path zip, String origin) {
        Path folder = change.fresh("");
        try {
            Files.createDirectories(folder);
            SafeZip.unpack(zip, folder);
            Path index = folder.resolve(IndexFile.NAME);
            List<Release> releases = IndexFile.read(
                    Files.size(index) > IndexFile.MAX_BYTES ? "" : Files.readString(index), index.toUri(), origin);
            for (Release release : releases) {
                if (!Path.of(release.address()).startsWith(folder)) {
                    throw new RepriseException(
                            ErrorCode.PLUGIN_INVALID,
                            "The bundle " + origin + " names the file " + release.address() + " outside itself",
                            "Get the bundle again.");
                }
                bundled.add(release);
                // What is newer here may stay.
                requirements.add(
                        new Requirement(release.id(), ">=" + release.version().replace("-SNAPSHOT", ""), false));
            }
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
    }

    /**
     * Describes a zip.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_INVALID} with all that is wrong with it
     */
    static Release release(Path zip, String origin, Signature signature) {
        try {
            Inspection inspection = PluginInspector.inspect(zip);
            requireSound(inspection, origin);
            return Release.of(inspection, zip, signature, origin);
        } catch (IOException e) {
            throw AtomicFiles.storage(zip, e);
        }
    }

    static void requireSound(Inspection inspection, String origin) {
        if (!inspection.sound()) {
            List<String> faults = new ArrayList<>();
            List<String> advice = new ArrayList<>();
            inspection.findings().forEach(finding -> {
                faults.add(finding.what());
                advice.add(finding.advice());
            });
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    origin + " cannot be installed:\n  - " + String.join("\n  - ", faults),
                    String.join(" ", advice.stream().distinct().toList()));
        }
    }
}
