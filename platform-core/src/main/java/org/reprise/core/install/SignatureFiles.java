package org.reprise.core.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Keys in files, and signatures in files beside what they sign. */
public final class SignatureFiles {
    /** What a zip's name is followed by in the name of its signature. */
    public static final String SUFFIX = ".sig";

    private static final String PUBLIC = ".pub";
    private static final int MAX_BYTES = 1 << 16;

    private SignatureFiles() {}

    /** Writes a fresh private key, readable by its owner alone, and its public key beside it. */
    public static String generate(Path file) {
        Path pub = file.resolveSibling(file.getFileName() + PUBLIC);
        if (Files.exists(file) || Files.exists(pub)) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, "There is " + file + " already", "Name another file: keys are not replaced.");
        }
        KeyPair pair = SigningKeys.generate();
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, SigningKeys.pem("PRIVATE", pair.getPrivate().getEncoded()));
            Files.writeString(pub, SigningKeys.pem("PUBLIC", pair.getPublic().getEncoded()));
        } catch (IOException e) {
            throw AtomicFiles.storage(file, e);
        }
        return SigningKeys.text(pair.getPublic());
    }

    /** Signs with the private key in a file, whose public key lies beside it. */
    public static Signature sign(Path key, String id, String version, String sha256) {
        return SigningKeys.sign(
                SigningKeys.privateKey(read(key)),
                SigningKeys.publicKey(read(key.resolveSibling(key.getFileName() + PUBLIC))),
                id,
                version,
                sha256);
    }

    /** The signature beside a zip; null if there is none. */
    static Signature beside(Path zip) {
        Path file = zip.resolveSibling(zip.getFileName() + SUFFIX);
        return Files.exists(file) ? parse(read(file), file.toString()) : null;
    }

    static Signature parse(String text, String where) {
        try {
            Signature signature = Json.read(text, Signature.class);
            if (signature == null || signature.key() == null || signature.value() == null) {
                throw new RepriseException(
                        ErrorCode.PLUGIN_UNTRUSTED,
                        "The signature " + where + " has no key or no value",
                        "Get it again, or remove it to treat the plugin as unsigned.");
            }
            return signature;
        } catch (JsonProcessingException e) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_UNTRUSTED,
                    "The signature " + where + " cannot be read",
                    "Get it again, or remove it to treat the plugin as unsigned.",
                    e);
        }
    }

    /** The text of a small file. */
    public static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new RepriseException(
                        ErrorCode.BAD_FILE, file + " is too large for a key or a signature", "Name another file.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    file + " cannot be read: " + e,
                    "Name a file made by 'reprise plugin keygen' or 'reprise plugin sign'.",
                    e);
        }
    }
}
