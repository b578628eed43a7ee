package org.reprise.spi;

/** Data sets by id; loaded once, shared and immutable. */
public interface Datasets {
    /**
     * Loads a data set.
     *
     * @throws RepriseException {@link ErrorCode#DATA_MISSING} where it is not on this machine, with what was tried and
     *     how to get it; {@link ErrorCode#DATA_CORRUPT} where a file is not what its checksum says
     */
    Dataset load(String id);

    /** Loads a data set of images. */
    default ImageDataset images(String id) {
        return as(id, ImageDataset.class);
    }

    /** Loads a data set that is a table. */
    default TableDataset table(String id) {
        return as(id, TableDataset.class);
    }

    private <T extends Dataset> T as(String id, Class<T> type) {
        Dataset dataset = load(id);
        if (!type.isInstance(dataset)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Data set '" + id + "' is a " + dataset.getClass().getSimpleName() + ", but a "
                            + type.getSimpleName() + " is needed",
                    "Name another data set; 'reprise data list' shows the kind of each.");
        }
        return type.cast(dataset);
    }
}
