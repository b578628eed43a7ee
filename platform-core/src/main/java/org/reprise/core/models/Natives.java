package org.reprise.core.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Native libraries of ONNX Runtime in a folder of Reprise's home: unpacked once a version, where ONNX Runtime by itself
 * would unpack them at every start. A folder is there whole or not at all.
 */
final class Natives {
    private static final String RESOURCES = "/ai/onnxruntime/native/";
    private static final List<String> NEEDED = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final String SHARED = "onnxruntime_providers_shared";

    private final Path root;

    /** @param home Reprise's home */
    Natives(Path home) {
        root = home.resolve("natives").toAbsolutePath().normalize();
    }

    /** System and processor in ONNX Runtime's words, such as {@code linux-x64}. */
    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") || os.contains("darwin") ? "osx" : os.contains("win") ? "win" : "linux";
        String processor = arch.startsWith("amd64") || arch.startsWith("x86_64")
                ? "x64"
                : arch.startsWith("aarch64") ? "aarch64" : arch;
        return system + "-" + processor;
    }

    /** Where downloads of libraries go. */
    Path root() {
        return root;
    }

    /** Folder of the libraries that come with Reprise. */
    Path bundled() {
        return root.resolve("onnxruntime-" + Version.onnxRuntime() + "-" + platform());
    }

    /** Folder of the libraries with CUDA; there only if they were installed. */
    Path cuda() {
        return root.resolve("onnxruntime_gpu-" + Version.onnxRuntime() + "-" + platform());
    }

    boolean hasCuda() {
        return Files.isDirectory(cuda());
    }

    /**
     * The folder to load from: that with CUDA where it is installed, for it runs on the processor as well.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE}; {@link ErrorCode#DEVICE} if there is none for this system
     */
    Path prepare() {
        if (hasCuda()) {
            return cuda();
        }
        Path folder = bundled();
        if (!whole(folder)) {
            unpack(folder);
        }
        return folder;
    }

    /** Whether all is there with its size: a full disk at another place of the system may have cut a file. */
    private static boolean whole(Path folder) {
        try {
            for (String name : NEEDED) {
                String library = System.mapLibraryName(name);
                URL resource = Natives.class.getResource(RESOURCES + platform() + "/" + library);
                Path file = folder.resolve(library);
                if (!Files.isRegularFile(file) || resource != null && Files.size(file) != size(resource)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long size(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        long size = connection.getContentLengthLong();
        connection.getInputStream().close();
        return size;
    }

    private void unpack(Path folder) {
        put(folder, incoming -> {
            for (String name : NEEDED) {
                copy(System.mapLibraryName(name), incoming, true);
            }
            copy(System.mapLibraryName(SHARED), incoming, false);
        });
    }

    private static void copy(String library, Path folder, boolean needed) throws IOException {
        try (InputStream in = Natives.class.getResourceAsStream(RESOURCES + platform() + "/" + library)) {
            if (in != null) {
                Files.copy(in, folder.resolve(library));
            } else if (needed) {
                throw ModelErrors.device(
                        "cpu", "ONNX Runtime " + Version.onnxRuntime() + " has no library for " + platform(), null);
            }
        }
    }

    /** Fills a folder. */
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    /** Makes a folder at once: what it is filled with is put beside it first. */
    void put(Path folder, Filling filling) {
        Path incoming = null;
        try {
            Files.createDirectories(root);
            String name = ".incoming-" + ProcessHandle.current().pid() + "-"
                    + Thread.currentThread().getId();
            incoming = root.resolve(name);
            delete(incoming);
            Files.createDirectory(incoming);
            filling.fill(incoming);
            if (Files.exists(folder) && !whole(folder)) {
                delete(folder);
            }
            try {
                Files.move(incoming, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                // Another process was first.
                return;
            }
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        } finally {
            if (incoming != null) {
                deleteQuietly(incoming);
            }
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            // Left over; nothing reads it.
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
