package org.reprise.graph.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reprise.graph.DType;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;

/** NumPy's format of one array: a magic string, a header as a Python dictionary, and the elements. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    /** Only what NumPy writes is read, whatever the order. */
    private static final Pattern FIELD = Pattern.compile(
            "\\s*'(descr|fortran_order|shape)'\\s*:\\s*(?:'([^'\\\\]*)'|(True|False)|\\(((?:\\s*\\d+\\s*,)*\\s*\\d*\\s*)\\))\\s*(,|$)");

    private static final Map<String, DType> TYPES = Map.ofEntries(
            Map.entry("f8", DType.DOUBLE),
            Map.entry("f4", DType.FLOAT),
            Map.entry("f2", DType.FLOAT16),
            Map.entry("i8", DType.INT64),
            Map.entry("i4", DType.INT32),
            Map.entry("i2", DType.INT16),
            Map.entry("i1", DType.INT8),
            Map.entry("u8", DType.UINT64),
            Map.entry("u4", DType.UINT32),
            Map.entry("u2", DType.UINT16),
            Map.entry("u1", DType.UINT8),
            Map.entry("b1", DType.BOOL));

    private Npy() {}

    static Tensor read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Files.size(file), file.toString());
        }
    }

    /**
     * @param size how many bytes there should be; memory is only taken for what is there
     * @param what the array, in messages
     */
    static Tensor read(InputStream in, long size, String what) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new GraphException(what + " is no NPY array");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new GraphException(what + " has version " + version + " of the NPY format; 1 to 3 are known");
        }
        int wide = version == 1 ? 2 : 4;
        byte[] count = exactly(in, wide, what);
        long length = 0;
        for (int i = wide - 1; i >= 0; i--) {
            length = length << 8 | Byte.toUnsignedLong(count[i]);
        }
        if (length > LONGEST_HEADER) {
            throw new GraphException(
                    what + " says that its header has " + length + " bytes, more than " + LONGEST_HEADER);
        }
        Header header = Header.parse(new String(exactly(in, (int) length, what), StandardCharsets.UTF_8), what);
        int bytes = Weights.bytes(header.dtype.bytes(), header.shape, what);
        long expected = 8L + wide + length + bytes;
        if (size != expected) {
            throw new GraphException(what + " has " + size + " bytes, but its shape " + Arrays.toString(header.shape)
                    + " of " + header.dtype + " makes " + expected + ": it is damaged");
        }
        byte[] data = exactly(in, bytes, what);
        if (header.bigEndian) {
            swap(data, header.dtype.bytes());
        }
        return Tensor.ofBytes(
                header.dtype, header.fortran ? rowMajor(data, header.dtype.bytes(), header.shape) : data, header.shape);
    }

    private static byte[] exactly(InputStream in, int count, String what) throws IOException {
        byte[] data;
        try {
            data = in.readNBytes(count);
        } catch (EOFException e) {
            data = new byte[0];
        }
        if (data.length != count) {
            throw new GraphException(what + " is truncated");
        }
        return data;
    }

    private record Header(DType dtype, boolean bigEndian, boolean fortran, long[] shape) {
        static Header parse(String text, String what) {
            String inner = text.strip();
            String type = null;
            Boolean fortran = null;
            long[] shape = null;
            if (inner.startsWith("{") && inner.endsWith("}")) {
                String fields = inner.substring(1, inner.length() - 1);
                Matcher matcher = FIELD.matcher(fields);
                int at = 0;
                while (at < fields.length()
                        && matcher.region(at, fields.length()).lookingAt()) {
                    at = matcher.end();
                    switch (matcher.group(1)) {
                        case "descr" -> type = matcher.group(2);
                        case "shape" -> shape = lengths(matcher.group(4), what);
                        default -> fortran = matcher.group(3) == null ? null : Boolean.valueOf(matcher.group(3));
                    }
                }
                if (!fields.substring(at).isBlank()) {
                    type = null;
                }
            }
            if (type == null || fortran == null || shape == null) {
                throw new GraphException(what + " has a header that is not understood: "
                        + text.substring(0, Math.min(120, text.length())).strip()
                        + ". Arrays of records and of Python objects are not read");
            }
            DType dtype = type.length() > 1 ? TYPES.get(type.substring(1)) : null;
            if (dtype == null || "<>|=".indexOf(type.charAt(0)) < 0) {
                throw new GraphException(what + " has elements of NumPy's type '" + type + "'; supported are "
                        + TYPES.keySet().stream().sorted().toList());
            }
            return new Header(dtype, type.charAt(0) == '>', fortran, shape);
        }

        private static long[] lengths(String text, String what) {
            if (text == null) {
                return null;
            }
            try {
                return Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .mapToLong(Long::parseLong)
                        .toArray();
            } catch (NumberFormatException e) {
                throw new GraphException(what + " has a shape that is too large: (" + text + ")", e);
            }
        }
    }

    private static void swap(byte[] data, int width) {
        for (int i = 0; i < data.length; i += width) {
            for (int a = i, b = i + width - 1; a < b; a++, b--) {
                byte kept = data[a];
                data[a] = data[b];
                data[b] = kept;
            }
        }
    }

    /** From the order with the first index fastest. */
    private static byte[] rowMajor(byte[] data, int width, long[] shape) {
        byte[] result = new byte[data.length];
        int count = data.length / width;
        int[] position = new int[shape.length];
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= (int) shape[axis];
        }
        int from = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(data, from * width, result, i * width, width);
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++position[axis] < shape[axis]) {
                    break;
                }
                from -= strides[axis] * position[axis];
                position[axis] = 0;
            }
        }
        return result;
    }

    static void write(Path file, Tensor tensor) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, tensor, file.toString());
        }
    }

    static void write(OutputStream out, Tensor tensor, String what) throws IOException {
        String code = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == tensor.dtype())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new GraphException(what + " is of type " + tensor.dtype()
                        + ", which NumPy does not have: write safetensors, or cast it"));
        String order = tensor.dtype().bytes() == 1 ? "|" : "<";
        String shape = Arrays.stream(tensor.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" ", "(", ")"));
        String dictionary = "{'descr': '" + order + code + "', 'fortran_order': False, 'shape': "
                + (tensor.shape().length > 1 ? shape.replace(",)", ")") : shape) + ", }";
        // The elements begin at a multiple of 64.
        int length = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
        ByteBuffer header = ByteBuffer.allocate(10 + length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        header.put((byte) '\n');
        out.write(header.array());
        ByteBuffer bytes = tensor.bytes();
        byte[] chunk = new byte[Math.min(1 << 16, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int count = Math.min(chunk.length, bytes.remaining());
            bytes.get(chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }
}
