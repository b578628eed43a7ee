package org.reprise.core.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.reprise.core.plugins.Finding;
import org.reprise.core.plugins.Inspection;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginInspector;
import org.reprise.core.plugins.SafeZip;
import org.reprise.core.util.AtomicFiles;

/**
 * What an inspection says of a plugin, with what is known of its origin.
 *
 * @param inspection the inspection of its zip
 * @param trust its signature
 * @param findings all findings
 */
public record Verification(Inspection inspection, Trust trust, List<Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.ERROR);
    }

    /** Verifies a zip that may not be installed. */
    public static Verification ofFile(Installation installation, Path zip) {
        return of(installation, zip, SignatureFiles.beside(zip));
    }

    /** Whether a file is a bundle: an index with the zips that it names. */
    public static boolean isBundle(Path file) {
        return Files.isRegularFile(file)
                && SafeZip.has(file, IndexFile.NAME)
                && !SafeZip.has(file, "plugin.properties");
    }

    /** Verifies the zips of a bundle, by their names. */
    public static Map<String, Verification> ofBundle(Installation installation, Path bundle) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("reprise-bundle");
            Path unpacked = folder.resolve("bundle");
            Files.createDirectories(unpacked);
            SafeZip.unpack(bundle, unpacked);
            Map<String, Verification> all = new TreeMap<>();
            try (Stream<Path> files = Files.walk(unpacked)) {
                for (Path zip : files.filter(f -> f.toString().endsWith(".zip")).toList()) {
                    all.put(unpacked.relativize(zip).toString(), ofFile(installation, zip));
                }
            }
            return all;
        } catch (IOException e) {
            throw AtomicFiles.storage(bundle, e);
        } finally {
            if (folder != null) {
                SafeZip.delete(folder);
            }
        }
    }

    /** Verifies an installed plugin: its zip against the installed set, its unpacked files against the zip. */
    public static Verification ofInstalled(Installation installation, InstalledPlugin plugin) {
        InstalledSet.Entry entry = installation
                .set()
                .plugin(plugin.id())
                .filter(e -> installation.sets().zip(e).equals(plugin.source()))
                .orElse(null);
        Verification verified = of(installation, plugin.source(), entry == null ? null : entry.signature());
        List<Finding> findings = new ArrayList<>(verified.findings);
        if (entry != null && !entry.sha256().equals(verified.inspection.sha256())) {
            findings.add(error(
                    "The zip has the SHA-256 " + verified.inspection.sha256() + "; installed was " + entry.sha256(),
                    "It was changed: install the plugin again."));
        }
        try {
            changed(plugin)
                    .forEach(file -> findings.add(error(
                            "The unpacked file " + plugin.folder().resolve(file) + " is not that of the zip",
                            "Remove the folder " + plugin.folder() + "; it is unpacked anew.")));
        } catch (IOException e) {
            throw AtomicFiles.storage(plugin.folder(), e);
        }
        return new Verification(verified.inspection, verified.trust, findings);
    }

    private static Verification of(Installation installation, Path zip, Signature signature) {
        try {
            Inspection inspection = PluginInspector.inspect(zip);
            List<Finding> findings = new ArrayList<>(inspection.findings());
            Trust trust = new Trust(Trust.State.UNSIGNED, "");
            if (inspection.specification() != null) {
                trust = installation.judge(Release.of(inspection, zip, signature, "file"));
            }
            if (trust.state() == Trust.State.FORGED) {
                findings.add(error("Its signature is not of this plugin", "It was altered or forged: do not use it."));
            } else if (!trust.good()) {
                findings.add(new Finding(
                        Finding.Level.WARNING,
                        "It is " + trust.text(),
                        "Installing it needs --allow-unsigned, or a signature of a trusted key."));
            }
            return new Verification(inspection, trust, findings);
        } catch (IOException e) {
            throw AtomicFiles.storage(zip, e);
        }
    }

    private static Finding error(String what, String advice) {
        return new Finding(Finding.Level.ERROR, what, advice);
    }

    /** Names of the unpacked files that differ from the zip, are missing or are too many. */
    private static List<String> changed(InstalledPlugin plugin) throws IOException {
        List<String> changed = new ArrayList<>();
        Set<String> known = new HashSet<>();
        try (ZipFile zip = new ZipFile(plugin.source().toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path file = plugin.folder().resolve(entry.getName());
                known.add(entry.getName());
                if (!entry.isDirectory() && !same(zip, entry, file)) {
                    changed.add(entry.getName());
                }
            }
        }
        try (Stream<Path> walk = Files.walk(plugin.folder())) {
            walk.filter(Files::isRegularFile)
                    .map(file -> plugin.folder().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !known.contains(name))
                    .forEach(changed::add);
        }
        return changed;
    }

    private static boolean same(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream packed = zip.getInputStream(entry);
                InputStream unpacked = Files.newInputStream(file)) {
            byte[] a = packed.readNBytes(1 << 16);
            byte[] b = unpacked.readNBytes(1 << 16);
            while (a.length > 0 && java.util.Arrays.equals(a, b)) {
                a = packed.readNBytes(1 << 16);
                b = unpacked.readNBytes(1 << 16);
            }
            return a.length == 0 && b.length == 0;
        }
    }
}
