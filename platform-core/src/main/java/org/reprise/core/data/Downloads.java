package org.reprise.core.data;

import java.nio.file.Path;
import java.util.List;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Downloads of files that are no data sets: resumed and verified in the same way. */
public final class Downloads {
    private Downloads() {}

    /**
     * Fetches a file into a folder, from the first address that yields it.
     *
     * @param fileName its name there
     * @param sha256 what its content must have
     * @throws RepriseException {@link ErrorCode#DOWNLOAD_FAILED} with what went wrong at each address,
     *     {@link ErrorCode#STORAGE}
     */
    public static void fetch(
            String fileName, String sha256, List<String> urls, Path folder, ProgressListener listener) {
        // Nobody parses it, so it needs no format.
        DataFile file = new DataFile(fileName, null, sha256, List.of(fileName), List.of(), urls, "");
        new Downloader(DownloadLimits.ASKED).fetch(file, folder, listener);
    }
}
