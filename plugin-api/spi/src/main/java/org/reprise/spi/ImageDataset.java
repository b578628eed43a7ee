package org.reprise.spi;

/**
 * Grey-scale images of one size with labels; training images come first.
 *
 * @param id its id
 * @param count number of images
 * @param train how many of them are training images
 * @param height rows of pixels
 * @param width columns of pixels
 * @param pixels unsigned bytes, image by image, row by row; length {@code count * height * width}; not to be written
 * @param labels class of each image; length {@code count}; not to be written
 */
public record ImageDataset(String id, int count, int train, int height, int width, byte[] pixels, byte[] labels)
        implements Dataset {
    public ImageDataset {
        if (pixels.length != (long) count * height * width || labels.length != count || train < 0 || train > count) {
            throw new RepriseException(
                    ErrorCode.DATA_CORRUPT,
                    "Data set '" + id + "' has " + pixels.length + " pixels and " + labels.length + " labels; expected "
                            + count + " images of " + height + "x" + width,
                    "Run 'reprise data verify " + id + "'.");
        }
    }

    /** Intensities of image {@code index} in [0, 1], row by row; a new array. */
    public double[] image(int index) {
        int size = height * width;
        double[] intensities = new double[size];
        for (int i = 0; i < size; i++) {
            intensities[i] = (pixels[index * size + i] & 0xff) / 255.0;
        }
        return intensities;
    }
}
