package org.reprise.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a zip that nobody vouches for: nothing outside the folder, no links, no bombs. */
final class ZipUnpacker {
    private static final int MAX_ENTRIES = 20_000;
    private static final long MAX_BYTES = 2L << 30;
    /** Below this many bytes the ratio does not matter. */
    private static final long FREE_BYTES = 16L << 20;

    private static final int MAX_RATIO = 200;
    private static final Pattern ODD = Pattern.compile("[\\\\:\\p{Cntrl}]|^/");

    private final Path zip;
    private final Path folder;
    private long limit;
    private long written;

    private ZipUnpacker(Path zip, Path folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /** Unpacks {@code zip} into {@code folder}, which is empty. */
    static void unpack(Path zip, Path folder) throws IOException, PluginRefused {
        new ZipUnpacker(zip, folder).run();
    }

    private void run() throws IOException, PluginRefused {
        limit = Math.min(MAX_BYTES, Math.max(FREE_BYTES, MAX_RATIO * Files.size(zip)));
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MAX_ENTRIES) {
                throw new PluginRefused(
                        "The zip has " + file.size() + " entries; at most " + MAX_ENTRIES + " are unpacked");
            }
            if (ZipLinks.in(zip)) {
                throw new PluginRefused("The zip holds a symbolic link");
            }
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                write(file, entry, target(entry.getName()));
            }
        } catch (ZipException e) {
            throw new PluginRefused("The zip is damaged: " + e.getMessage());
        }
    }

    private Path target(String name) throws PluginRefused {
        try {
            if (!ODD.matcher(name).find()) {
                Path target = folder.resolve(name).normalize();
                // Even a detour that ends inside is refused: no honest packer writes one.
                if (target.startsWith(folder) && target.equals(folder.resolve(name))) {
                    return target;
                }
            }
        } catch (InvalidPathException e) {
            // Refused below.
        }
        throw new PluginRefused("The zip entry '" + name.replaceAll("\\p{Cntrl}", "?")
                + "' points outside the plugin's folder or has an odd name");
    }

    private void write(ZipFile file, ZipEntry entry, Path target) throws IOException, PluginRefused {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            // Sizes in the zip may lie, so bytes are counted as they come.
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > limit) {
                    throw new PluginRefused(
                            "The zip unpacks to more than " + (limit >> 20) + " MiB, far more than its size allows");
                }
                out.write(buffer, 0, n);
            }
        } catch (FileAlreadyExistsException e) {
            throw new PluginRefused("The zip has the entry '" + entry.getName() + "' twice");
        }
    }
}
