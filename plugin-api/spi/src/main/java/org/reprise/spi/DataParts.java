package org.reprise.spi;

/** The parsed files of a data set, by their names. */
public interface DataParts {
    /** A file of unsigned bytes in IDX form. */
    ByteArray bytes(String name);

    /** A file in IDX, NPY or NPZ form; of an NPZ file, {@code file/array}. */
    NdArray array(String name);

    /** A file in CSV, NUMBERS, ARFF or LIBSVM form. */
    TableDataset table(String name);
}
