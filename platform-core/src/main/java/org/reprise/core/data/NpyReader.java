package org.reprise.core.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.spi.NdArray;

/**
 * Reads NumPy's NPY format, versions 1.0 to 3.0: magic number, version, length of the header, a Python dictionary that
 * tells element type, order and shape, and the values. Fortran order is turned into row-major order.
 */
final class NpyReader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE =
            Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|=])(f4|f8|u1|u2|u4|i1|i2|i4|i8|b1)['\"]");
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*(['\"][^'\"]*['\"]|\\[.*\\])");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d\\sL,]*+)\\)");
    private static final Pattern EXTENT = Pattern.compile("\\d{1,18}+L?");
    private static final int MOST_EXTENTS = 32;
    private static final long MOST_INTEGER = 1L << 53;

    private record Header(String type, ByteOrder order, boolean fortran, int[] shape, int count, int start) {}

    private NpyReader() {}

    /** The array, in row-major order; {@code DATA_CORRUPT} with the offset in bytes if malformed. */
    static NdArray read(String file, byte[] content) {
        Header header = header(file, content);
        ByteBuffer in = ByteBuffer.wrap(content).order(header.order).position(header.start);
        double[] values = new double[header.count];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(file, header.type, in);
        }
        return new NdArray(header.shape, header.fortran ? rowMajor(values, header.shape) : values);
    }

    private static Header header(String file, byte[] content) {
        if (content.length < 10 || !Arrays.equals(Arrays.copyOf(content, MAGIC.length), MAGIC)) {
            throw Corrupt.at(file, "byte 0", "no NPY magic number; expected \\x93NUMPY and a header");
        }
        int version = content[6];
        if (version < 1 || version > 3) {
            throw Corrupt.at(file, "byte 6", "NPY version " + version + "; expected 1, 2 or 3");
        }
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int textStart = version == 1 ? 10 : 12;
        long length = version == 1
                ? Short.toUnsignedLong(in.getShort(8))
                : content.length < 12 ? Long.MAX_VALUE : Integer.toUnsignedLong(in.getInt(8));
        if (length > content.length - textStart) {
            throw Corrupt.at(
                    file,
                    "byte 8",
                    (version > 1 && content.length < 12
                                    ? "no length of the header"
                                    : "a header of " + length + " bytes")
                            + "; expected at most the " + Math.max(0, content.length - textStart) + " that follow");
        }
        int start = textStart + (int) length;
        String text = new String(
                content, textStart, (int) length, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        String place = "byte " + textStart;
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            Matcher other = DESCR.matcher(text);
            throw Corrupt.at(
                    file,
                    place,
                    (other.find() ? "element type " + other.group(1) : "no element type")
                            + "; expected f4, f8, u1, u2, u4, i1, i2, i4, i8 or b1");
        }
        int width = type.group(2).charAt(1) - '0';
        if (width > 1 && type.group(1).equals("|")) {
            throw Corrupt.at(file, place, "element type |" + type.group(2) + "; expected byte order < or >");
        }
        boolean fortran = required(file, place, ORDER, text, "'fortran_order': True or False")
                .equals("True");
        String extents = required(file, place, SHAPE, text, "'shape': a tuple of extents");
        int[] shape = shape(file, place, extents, (content.length - start) / width);
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if ((long) count * width != content.length - start) {
            throw Corrupt.at(
                    file,
                    "byte " + start,
                    (content.length - start) + " bytes of values; expected " + (long) count * width + " for shape "
                            + Arrays.toString(shape));
        }
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new Header(type.group(2), order, fortran, shape, count, start);
    }

    private static String required(String file, String place, Pattern pattern, String text, String expected) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw Corrupt.at(file, place, "header " + text.strip() + "; expected " + expected);
        }
        return matcher.group(1);
    }

    // No array is allocated before the file is known to hold its values.
    private static int[] shape(String file, String place, String text, int available) {
        String[] words = text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
        long[] extents = new long[words.length];
        boolean empty = false;
        for (int k = 0; k < words.length; k++) {
            if (!EXTENT.matcher(words[k]).matches()) {
                throw Corrupt.at(file, place, "shape (" + text.strip() + "); expected a tuple of extents");
            }
            extents[k] = Long.parseLong(words[k].replace("L", ""));
            empty |= extents[k] == 0;
        }
        long count = empty ? 0 : 1;
        for (long extent : extents) {
            if (extent > Integer.MAX_VALUE
                    || count > 0 && extent > available / count
                    || extents.length > MOST_EXTENTS) {
                throw Corrupt.at(
                        file, place, available + " values; expected as many as in shape (" + text.strip() + ")");
            }
            count *= extent;
        }
        return Arrays.stream(extents).mapToInt(e -> (int) e).toArray();
    }

    private static double value(String file, String type, ByteBuffer in) {
        return switch (type) {
            case "f4" -> in.getFloat();
            case "f8" -> in.getDouble();
            case "u1" -> in.get() & 0xff;
            case "u2" -> in.getShort() & 0xffff;
            case "u4" -> Integer.toUnsignedLong(in.getInt());
            case "i1" -> in.get();
            case "i2" -> in.getShort();
            case "i4" -> in.getInt();
            case "i8" -> exact(file, in);
            default -> truth(file, in);
        };
    }

    private static double exact(String file, ByteBuffer in) {
        long value = in.getLong();
        if (value > MOST_INTEGER || value < -MOST_INTEGER) {
            throw Corrupt.at(
                    file, "byte " + (in.position() - 8), "integer " + value + "; expected at most 2^53 in size");
        }
        return value;
    }

    private static double truth(String file, ByteBuffer in) {
        byte value = in.get();
        if (value != 0 && value != 1) {
            throw Corrupt.at(file, "byte " + (in.position() - 1), "truth value " + value + "; expected 0 or 1");
        }
        return value;
    }

    private static double[] rowMajor(double[] values, int[] shape) {
        double[] result = new double[values.length];
        int[] index = new int[shape.length];
        for (double value : values) {
            int offset = 0;
            for (int k = 0; k < shape.length; k++) {
                offset = offset * shape[k] + index[k];
            }
            result[offset] = value;
            // In Fortran order the first index runs fastest.
            for (int k = 0; k < shape.length && ++index[k] == shape[k]; k++) {
                index[k] = 0;
            }
        }
        return result;
    }
}
