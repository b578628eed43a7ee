package org.reprise.spi;

/**
 * A dense array of unsigned bytes in row-major order, as images come.
 *
 * @param shape its extents
 * @param values its values; length is the product of the extents; not to be written
 */
public record ByteArray(int[] shape, byte[] values) {}
