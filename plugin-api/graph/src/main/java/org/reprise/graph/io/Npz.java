package org.reprise.graph.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;

/** NumPy's format of several arrays: a ZIP file of NPY arrays. */
final class Npz {
    private static final String ENDING = ".npy";

    private Npz() {}

    static Map<String, Tensor> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            check(zip, file);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (entry.isDirectory() || !name.endsWith(ENDING)) {
                    throw new GraphException(file + " holds " + name + ", which is no NPY array");
                }
                String key = name.substring(0, name.length() - ENDING.length());
                try (InputStream in = zip.getInputStream(entry)) {
                    Tensor tensor = Npy.read(in, entry.getSize(), file + ": the array " + key);
                    if (in.read() >= 0) {
                        throw new GraphException(file + ": the array " + key + " goes on behind its end");
                    }
                    if (tensors.put(key, tensor) != null) {
                        throw new GraphException(file + " holds two arrays of the name " + key);
                    }
                }
            }
            return tensors;
        } catch (ZipException e) {
            throw new GraphException(file + " is no NPZ file, or it is damaged: " + e.getMessage(), e);
        }
    }

    /** Before anything is unpacked, there must be room for what the file says it holds. */
    private static void check(ZipFile zip, Path file) {
        long room = Runtime.getRuntime().maxMemory();
        long total = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getSize() < 0) {
                throw new GraphException(file + " does not say how large " + entry.getName() + " is");
            }
            total += entry.getSize();
            if (total > room || total < 0) {
                throw new GraphException(file + " unpacks to more than the " + room
                        + " bytes of memory that this process has; if it is to be trusted, give it more with -Xmx");
            }
        }
    }

    static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                ZipEntry entry = new ZipEntry(tensor.getKey() + ENDING);
                // The same tensors make the same file.
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                Npy.write(zip, tensor.getValue(), "the tensor " + tensor.getKey());
                zip.closeEntry();
            }
        }
    }
}
