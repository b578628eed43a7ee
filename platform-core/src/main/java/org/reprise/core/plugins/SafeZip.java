package org.reprise.core.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Unpacks zips that nobody vouches for. */
public final class SafeZip {
    private SafeZip() {}

    /**
     * Unpacks into an empty folder: nothing outside it, no links, no bombs.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_INVALID} if the zip is not fit, {@link ErrorCode#STORAGE} if the
     *     folder cannot be written
     */
    public static void unpack(Path zip, Path folder) {
        try {
            ZipUnpacker.unpack(zip, folder);
        } catch (PluginRefused e) {
            throw new RepriseException(ErrorCode.PLUGIN_INVALID, e.getMessage(), e.hint(), e);
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
    }

    /** Whether a file is a zip with an entry of this name. */
    public static boolean has(Path zip, String entry) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes a folder with all that is in it, as far as possible. */
    public static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                PluginStore.delete(folder);
            }
        } catch (IOException e) {
            // What stays is removed by the next command.
            return;
        }
    }
}
