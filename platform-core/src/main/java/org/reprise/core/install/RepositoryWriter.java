package org.reprise.core.install;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;

/** Makes repositories: an index over a folder of zips, and bundles that hold both. */
public final class RepositoryWriter {
    private RepositoryWriter() {}

    /** Writes the index of a folder; for the build of the distribution. */
    public static void main(String[] args) {
        index(Path.of(args[0]), null);
    }

    /**
     * Writes the index of a folder of zips, with the signatures beside them.
     *
     * @param key file of a private key that signs those without a signature; null to leave them so
     * @return how many plugins it lists
     */
    public static int index(Path folder, Path key) {
        List<Release> releases = new ArrayList<>();
        for (Path zip : zips(folder)) {
            Release release = Wanted.release(zip, zip.getFileName().toString(), SignatureFiles.beside(zip));
            if (release.signature() == null && key != null) {
                release = signed(release, sign(zip, key));
            }
            releases.add(at(release, folder.toUri().relativize(zip.toUri())));
        }
        AtomicFiles.write(folder.resolve(IndexFile.NAME), IndexFile.write(releases));
        return releases.size();
    }

    /** Signs a zip: writes the signature beside it. */
    public static Signature sign(Path zip, Path key) {
        Release release = Wanted.release(zip, zip.toString(), null);
        Signature signature = SignatureFiles.sign(key, release.id(), release.version(), release.sha256());
        AtomicFiles.write(
                zip.resolveSibling(zip.getFileName() + SignatureFiles.SUFFIX), Json.readable(signature) + "\n");
        return signature;
    }

    /** Writes zips and their index into one file. */
    static void bundle(List<Release> releases, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            List<Release> inside = new ArrayList<>();
            for (Release release : releases) {
                String name = release.id() + "-" + release.version() + ".zip";
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(Path.of(release.address()), zip);
                zip.closeEntry();
                inside.add(at(release, URI.create(name)));
            }
            zip.putNextEntry(new ZipEntry(IndexFile.NAME));
            zip.write(IndexFile.write(inside).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AtomicFiles.storage(file, e);
        }
    }

    private static List<Path> zips(Path folder) {
        try (var list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
    }

    private static Release signed(Release r, Signature signature) {
        return new Release(
                r.id(),
                r.version(),
                r.description(),
                r.requires(),
                r.dependencies(),
                r.sha256(),
                r.size(),
                signature,
                r.address(),
                r.origin());
    }

    private static Release at(Release r, URI address) {
        return new Release(
                r.id(),
                r.version(),
                r.description(),
                r.requires(),
                r.dependencies(),
                r.sha256(),
                r.size(),
                r.signature(),
                address,
                r.origin());
    }
}
