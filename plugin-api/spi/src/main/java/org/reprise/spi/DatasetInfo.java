package org.reprise.spi;

import java.util.List;

/**
 * What a data set is and where its files may be found.
 *
 * @param id id across all plugins
 * @param title title
 * @param kind {@code images} or {@code table}
 * @param description size and content in a sentence
 * @param licence licence of the data
 * @param citation whom to cite
 * @param howToGet what a user does to get it, in a sentence; empty for bundled sets
 * @param files its files
 */
public record DatasetInfo(
        String id,
        String title,
        String kind,
        String description,
        String licence,
        String citation,
        String howToGet,
        List<DataFile> files) {
    public DatasetInfo {
        files = List.copyOf(files);
    }

    /** Form of a file; gzip around it is recognised by its content. */
    public enum Format {
        /** The IDX format of MNIST. */
        IDX,
        /** Comma-separated values; the first line names the columns. */
        CSV,
        /** Whitespace-separated numbers without a header. */
        NUMBERS,
        /** Weka's attribute-relation file format. */
        ARFF,
        /** LIBSVM's sparse text format. */
        LIBSVM,
        /** A NumPy array. */
        NPY,
        /** A zip of NumPy arrays. */
        NPZ
    }

    /**
     * A file of a data set.
     *
     * @param name its name within the set, as given to {@link DataParts}
     * @param format its form
     * @param sha256 SHA-256 of its content after gzip is undone, in hexadecimal: the same however it was compressed;
     *     empty where it is not known, so that the provider has to check what it is given
     * @param fileNames file names to look for in the data folders
     * @param places absolute paths where system packages put it
     * @param urls public addresses, tried in order
     * @param resource class-path resource of the plugin that bundles it; empty if none does
     */
    public record DataFile(
            String name,
            Format format,
            String sha256,
            List<String> fileNames,
            List<String> places,
            List<String> urls,
            String resource) {
        public DataFile {
            fileNames = List.copyOf(fileNames);
            places = List.copyOf(places);
            urls = List.copyOf(urls);
        }

        /** Whether content of this SHA-256 may be the file's: all may where the right one is not known. */
        public boolean fits(String digest) {
            return sha256.isEmpty() || sha256.equals(digest);
        }

        /** A file that the plugin bundles. */
        public static DataFile bundled(String name, Format format, String sha256, String resource) {
            return new DataFile(name, format, sha256, List.of(), List.of(), List.of(), resource);
        }
    }
}
