package org.reprise.spi;

/**
 * A dense array of numbers in row-major order.
 *
 * @param shape its extents
 * @param values its values; length is the product of the extents; not to be written
 */
public record NdArray(int[] shape, double[] values) {
    public NdArray {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != values.length) {
            throw new IllegalArgumentException("shape holds " + size + " values, but there are " + values.length);
        }
    }
}
