package org.reprise.core.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.reprise.core.data.Downloads;
import org.reprise.core.data.ProgressListener;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Hashes;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Fetches ONNX Runtime's libraries with CUDA, which are too large to come with Reprise, and unpacks them once. */
public final class CudaInstaller {
    /** Of the version that is fixed in the root pom: both change together. */
    private static final String SHA256 = "554134b4b5a26baa62f54cac61f1dcf339515d26b1a13d8b8c9b77cdf0e17111";

    private static final String CENTRAL =
            "https://repo.maven.apache.org/maven2/com/microsoft/onnxruntime/onnxruntime_gpu/";

    private final Natives natives;
    private final String sha256;

    /** @param home Reprise's home */
    public CudaInstaller(Path home) {
        this(home, SHA256);
    }

    /** @param sha256 what the file must have */
    CudaInstaller(Path home, String sha256) {
        natives = new Natives(home);
        this.sha256 = sha256;
    }

    /** Whether there are such libraries for this system. */
    public static boolean supported() {
        return List.of("linux-x64", "win-x64").contains(Natives.platform());
    }

    /** Where the file is on Maven Central. */
    public static String address() {
        return CENTRAL + Version.onnxRuntime() + "/" + fileName();
    }

    private static String fileName() {
        return "onnxruntime_gpu-" + Version.onnxRuntime() + ".jar";
    }

    /** Folder of the libraries, once they are installed. */
    public Path folder() {
        return natives.cuda();
    }

    /** Whether they are there. */
    public boolean installed() {
        return natives.hasCuda();
    }

    /**
     * Fetches and unpacks them; what was fetched is removed then, and kept where it broke off.
     *
     * @param urls addresses to try, in order
     * @throws RepriseException {@link ErrorCode#DOWNLOAD_FAILED}, {@link ErrorCode#STORAGE}, {@link ErrorCode#DEVICE}
     */
    public void fetch(List<String> urls, ProgressListener listener) {
        checkSupported();
        Downloads.fetch(fileName(), sha256, urls, natives.root(), listener);
        Path jar = natives.root().resolve(fileName());
        unpack(jar);
        try {
            Files.deleteIfExists(jar);
            Files.deleteIfExists(natives.root().resolve(fileName() + ".lock"));
        } catch (IOException e) {
            throw AtomicFiles.storage(jar, e);
        }
    }

    /**
     * Unpacks a file that the user has already.
     *
     * @throws RepriseException {@link ErrorCode#BAD_FILE} if it is another, {@link ErrorCode#STORAGE}
     */
    public void take(Path jar) {
        checkSupported();
        try {
            String actual = Hashes.sha256(jar);
            if (!actual.equals(sha256)) {
                throw new RepriseException(
                        ErrorCode.BAD_FILE,
                        jar + " has the SHA-256 " + actual + "; expected " + sha256,
                        "It has to be " + address() + ", whole and unchanged.");
            }
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, jar + " cannot be read: " + e, "Name the file " + fileName() + ".", e);
        }
        unpack(jar);
    }

    private static void checkSupported() {
        if (!supported()) {
            throw ModelErrors.device("cuda", "ONNX Runtime has no libraries with CUDA for " + Natives.platform(), null);
        }
    }

    private void unpack(Path jar) {
        String place = "ai/onnxruntime/native/" + Natives.platform() + "/";
        natives.put(natives.cuda(), folder -> {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream()
                        .filter(e -> e.getName().startsWith(place) && !e.isDirectory())
                        .toList()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, folder.resolve(entry.getName().substring(place.length())));
                    }
                }
            }
        });
    }
}
