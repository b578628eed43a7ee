package org.reprise.core.data;

/** Hears how far a download is. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Some bytes came.
     *
     * @param file name of the file within its set
     * @param received bytes so far, resumed ones included
     * @param total bytes in all; -1 if unknown
     */
    void progress(String file, long received, long total);
}
