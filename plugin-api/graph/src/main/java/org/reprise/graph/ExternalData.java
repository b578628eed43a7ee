package org.reprise.graph;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Elements of tensors that lie in other files beside the model. They are only read from within the model's folder. */
final class ExternalData {
    private ExternalData() {}

    /**
     * @param entries location, offset and length
     * @param folder the model's folder, or null
     * @param bytes how many bytes the tensor has
     */
    static byte[] read(List<StringStringEntryProto> entries, Path folder, long bytes, String what) {
        Map<String, String> fields = new HashMap<>();
        entries.forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        String location = fields.getOrDefault("location", "");
        if (folder == null) {
            throw new GraphException(what + " lies in the file '" + location
                    + "' beside the model: read the model from its path, not from bytes alone");
        }
        long offset = number(fields, "offset", 0, what);
        long length = number(fields, "length", bytes, what);
        if (length != bytes) {
            throw new GraphException(what + " has " + bytes + " bytes, but its external data are " + length);
        }
        if (bytes > Integer.MAX_VALUE - 16) {
            throw new GraphException(what + " is too large: " + bytes + " bytes");
        }
        Path file = file(location, folder, what);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (offset > channel.size() || length > channel.size() - offset) {
                throw new GraphException(what + " should be bytes " + offset + " to " + (offset + length) + " of "
                        + file + ", which has " + channel.size()
                        + " bytes: the file is truncated or belongs to another model");
            }
            ByteBuffer data = ByteBuffer.allocate((int) length);
            while (data.hasRemaining() && channel.read(data, offset + data.position()) >= 0) {
                // Until it is full.
            }
            if (data.hasRemaining()) {
                throw new GraphException(file + " ended while " + what + " was read");
            }
            return data.array();
        } catch (IOException e) {
            throw new GraphException(what + " cannot be read from " + file + ": " + e, e);
        }
    }

    private static long number(Map<String, String> fields, String name, long byDefault, String what) {
        String text = fields.get(name);
        if (text == null || text.isEmpty()) {
            return byDefault;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new GraphException(
                what + ": the " + name + " of its external data is '" + text + "', which is no whole number from 0");
    }

    private static Path file(String location, Path folder, String what) {
        Path relative;
        try {
            relative = Path.of(location);
        } catch (InvalidPathException e) {
            throw new GraphException(what + ": the location '" + location + "' is no path", e);
        }
        Path base = folder.toAbsolutePath().normalize();
        Path file = base.resolve(relative).normalize();
        if (location.isBlank() || relative.isAbsolute() || !file.startsWith(base) || file.equals(base)) {
            throw escapes(what, location, base);
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(base.toRealPath())) {
                throw escapes(what, location, base);
            }
            return real;
        } catch (IOException e) {
            throw new GraphException(
                    what + " lies in the file " + file + ", which is missing: put it beside the model", e);
        }
    }

    private static GraphException escapes(String what, String location, Path base) {
        return new GraphException(what + ": the location '" + location + "' of its external data is not within the "
                + "model's folder " + base + ", so it is not read");
    }
}
