package org.reprise.core.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.reprise.spi.ByteArray;
import org.reprise.spi.NdArray;

/** Reads the IDX format: two zero bytes, element type, rank, big-endian extents, values in row-major order. */
final class IdxReader {
    private static final int UNSIGNED_BYTE = 0x08;

    private IdxReader() {}

    /** Values of element type 0x08, unsigned bytes. */
    static ByteArray bytes(String file, byte[] content) {
        Header header = header(file, content);
        if (header.type != UNSIGNED_BYTE) {
            throw Corrupt.at(file, "byte 2", "element type " + header.type + "; expected 8 (unsigned byte)");
        }
        return new ByteArray(header.shape, Arrays.copyOfRange(content, header.length, content.length));
    }

    /** Values of any element type. */
    static NdArray array(String file, byte[] content) {
        Header header = header(file, content);
        ByteBuffer in = ByteBuffer.wrap(content).position(header.length);
        double[] values = new double[header.count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (header.type) {
                case UNSIGNED_BYTE -> in.get() & 0xff;
                case 0x09 -> in.get();
                case 0x0B -> in.getShort();
                case 0x0C -> in.getInt();
                case 0x0D -> in.getFloat();
                default -> in.getDouble();
            };
        }
        return new NdArray(header.shape, values);
    }

    private record Header(int type, int[] shape, int count, int length) {}

    private static Header header(String file, byte[] content) {
        if (content.length < 4 || content[0] != 0 || content[1] != 0) {
            throw Corrupt.at(file, "byte 0", "no IDX magic number; expected two zero bytes, a type and a rank");
        }
        int width =
                switch (content[2]) {
                    case UNSIGNED_BYTE, 0x09 -> 1;
                    case 0x0B -> 2;
                    case 0x0C, 0x0D -> 4;
                    case 0x0E -> 8;
                    default ->
                        throw Corrupt.at(file, "byte 2", "element type " + content[2] + "; expected 8, 9 or 11 to 14");
                };
        int[] shape = new int[content[3] & 0xff];
        int length = 4 + 4 * shape.length;
        if (content.length < length) {
            throw Corrupt.at(file, "byte 4", "the header is cut short; expected " + shape.length + " extents");
        }
        long available = (content.length - length) / width;
        long count = 1;
        ByteBuffer in = ByteBuffer.wrap(content).position(4);
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.getInt();
            // Dividing keeps the product of absurd extents from overflowing.
            if (shape[i] < 0 || shape[i] != 0 && count > Integer.MAX_VALUE / shape[i]) {
                throw Corrupt.at(file, "byte " + (4 + 4 * i), "absurd extent " + shape[i]);
            }
            count *= shape[i];
        }
        if (count != available || count * width != content.length - length) {
            throw Corrupt.at(
                    file,
                    "byte " + length,
                    (content.length - length) + " bytes of values; expected " + count * width + " for shape "
                            + Arrays.toString(shape));
        }
        return new Header(content[2], shape, (int) count, length);
    }
}
