package org.reprise.graph.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.graph.DType;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;

/**
 * The safetensors format: the length of a header as a little-endian number of 8 bytes, the header as JSON, and the
 * elements, which the header's offsets cover without gaps or overlaps.
 */
final class Safetensors {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final String METADATA = "__metadata__";

    private static final Map<String, DType> TYPES = Map.ofEntries(
            Map.entry("F64", DType.DOUBLE),
            Map.entry("F32", DType.FLOAT),
            Map.entry("F16", DType.FLOAT16),
            Map.entry("BF16", DType.BFLOAT16),
            Map.entry("I64", DType.INT64),
            Map.entry("I32", DType.INT32),
            Map.entry("I16", DType.INT16),
            Map.entry("I8", DType.INT8),
            Map.entry("U64", DType.UINT64),
            Map.entry("U32", DType.UINT32),
            Map.entry("U16", DType.UINT16),
            Map.entry("U8", DType.UINT8),
            Map.entry("BOOL", DType.BOOL));

    private Safetensors() {}

    private record Entry(String name, DType dtype, long[] shape, long from, long to) {}

    static Map<String, Tensor> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Map<?, ?> header = header(channel, file);
            long start = channel.position();
            List<Entry> entries = new ArrayList<>();
            for (Map.Entry<?, ?> entry : header.entrySet()) {
                if (!entry.getKey().equals(METADATA)) {
                    entries.add(entry((String) entry.getKey(), entry.getValue(), file));
                }
            }
            check(entries, channel.size() - start, file);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Entry entry : entries) {
                byte[] data = new byte[(int) (entry.to - entry.from)];
                fill(channel, ByteBuffer.wrap(data), start + entry.from, file);
                tensors.put(entry.name, Tensor.ofBytes(entry.dtype, data, entry.shape));
            }
            return tensors;
        }
    }

    static Map<String, String> metadata(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Map<String, String> texts = new LinkedHashMap<>();
            if (header(channel, file).get(METADATA) instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!(entry.getValue() instanceof String text)) {
                        throw new GraphException(file + ": its metadata must be texts");
                    }
                    texts.put((String) entry.getKey(), text);
                }
            }
            return texts;
        }
    }

    /** Leaves the channel where the elements begin. */
    private static Map<?, ?> header(FileChannel channel, Path file) throws IOException {
        ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        if (channel.size() < 8) {
            throw new GraphException(file + " has " + channel.size() + " bytes, so it is no safetensors file");
        }
        fill(channel, eight, 0, file);
        long length = eight.getLong(0);
        if (length < 2 || length > LONGEST_HEADER || length > channel.size() - 8) {
            throw new GraphException(file + " says that its header has " + Long.toUnsignedString(length)
                    + " bytes, but the file has " + channel.size()
                    + ": it is no safetensors file, or it is truncated");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        fill(channel, bytes, 8, file);
        channel.position(8 + length);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            if (HeaderJson.parse(text) instanceof Map<?, ?> map) {
                return map;
            }
            throw new GraphException("the header is no JSON object");
        } catch (CharacterCodingException e) {
            throw new GraphException(file + ": the header is no UTF-8 text", e);
        } catch (GraphException e) {
            throw new GraphException(file + ": " + e.getMessage(), e);
        }
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from, Path file) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new GraphException(file + " is truncated");
            }
        }
    }

    private static Entry entry(String name, Object value, Path file) {
        String what = file + ": the tensor " + name;
        if (!(value instanceof Map<?, ?> map)
                || !(map.get("dtype") instanceof String type)
                || !(map.get("shape") instanceof List<?> shape)
                || !(map.get("data_offsets") instanceof List<?> offsets)
                || map.size() != 3
                || offsets.size() != 2
                || !shape.stream().allMatch(Long.class::isInstance)
                || !offsets.stream().allMatch(Long.class::isInstance)) {
            throw new GraphException(what + " must have a dtype, a shape and two data_offsets, and nothing else");
        }
        DType dtype = TYPES.get(type);
        if (dtype == null) {
            throw new GraphException(what + " is of type " + type + "; supported are "
                    + TYPES.keySet().stream().sorted().toList());
        }
        long[] lengths = shape.stream().mapToLong(Long.class::cast).toArray();
        long from = (Long) offsets.get(0);
        long to = (Long) offsets.get(1);
        int bytes = Weights.bytes(dtype.bytes(), lengths, what);
        if (to - from != bytes) {
            throw new GraphException(what + " is at the bytes " + from + " to " + to + ", but its shape " + shape
                    + " of " + type + " needs " + bytes);
        }
        return new Entry(name, dtype, lengths, from, to);
    }

    /** One after the other, from the first byte to the last. */
    private static void check(List<Entry> entries, long size, Path file) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        long at = 0;
        for (Entry entry : sorted) {
            if (entry.from != at) {
                throw new GraphException(file + ": the tensor " + entry.name + " begins at byte " + entry.from
                        + " where byte " + at + " is next: tensors overlap, or there is a gap");
            }
            at = entry.to;
        }
        if (at != size) {
            throw new GraphException(file + " has " + size + " bytes of elements, but its tensors need " + at
                    + ": it is truncated, or has something behind its end");
        }
    }

    static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append(HeaderJson.quoted(METADATA)).append(":{");
            metadata.forEach((key, value) -> json.append(HeaderJson.quoted(key))
                    .append(':')
                    .append(HeaderJson.quoted(value))
                    .append(','));
            json.setCharAt(json.length() - 1, '}');
            json.append(',');
        }
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            if (entry.getKey().equals(METADATA)) {
                throw new GraphException("no tensor may have the name " + METADATA + " in a safetensors file");
            }
            long end = at + tensor.bytes().remaining();
            json.append(HeaderJson.quoted(entry.getKey()))
                    .append(":{\"dtype\":\"")
                    .append(code(tensor.dtype()))
                    .append("\",\"shape\":")
                    .append(java.util.Arrays.toString(tensor.shape()).replace(" ", ""))
                    .append(",\"data_offsets\":[")
                    .append(at + "," + end)
                    .append("]},");
            at = end;
        }
        if (json.length() > 1) {
            json.setLength(json.length() - 1);
        }
        json.append('}');
        byte[] header = json.toString().getBytes(StandardCharsets.UTF_8);
        // Elements begin at a multiple of 8.
        byte[] padded = java.util.Arrays.copyOf(header, (header.length + 7) / 8 * 8);
        java.util.Arrays.fill(padded, header.length, padded.length, (byte) ' ');
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            drain(channel, eight.putLong(0, padded.length));
            drain(channel, ByteBuffer.wrap(padded));
            for (Tensor tensor : tensors.values()) {
                drain(channel, tensor.bytes());
            }
        }
    }

    private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String code(DType dtype) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == dtype)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
