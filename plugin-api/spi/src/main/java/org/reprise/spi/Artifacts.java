package org.reprise.spi;

import java.io.IOException;
import java.io.OutputStream;

/** Files of a trial, kept in its run folder. */
public interface Artifacts {
    /**
     * Opens a file for writing; it appears under its name when the stream is closed.
     *
     * @param name a plain file name: letters, digits, dots, hyphens and underscores
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} for a name that is not plain
     */
    OutputStream create(String name) throws IOException;
}
