package org.reprise.graph.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import org.reprise.graph.GraphException;
import org.reprise.graph.Tensor;

/**
 * Reads and writes tensors by name, in the formats that other software keeps weights in: safetensors, NumPy's NPZ, and NPY
 * for one tensor. Files are not trusted: what they say of themselves is checked before memory is taken for it.
 */
public final class Weights {
    private Weights() {}

    /** How a file ends says which format it has. */
    private enum Format {
        SAFETENSORS,
        NPZ,
        NPY;

        static Format of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new GraphException(
                    "the format of " + file + " is not known: the name must end in .safetensors, .npz or .npy");
        }
    }

    /**
     * Reads all tensors of a file, in the file's order.
     *
     * @return tensors by name; the tensor of an NPY file has the file's name without its ending
     * @throws GraphException if the file is missing, damaged or not safe, or has elements of a type that graphs do not carry
     */
    public static Map<String, Tensor> read(Path file) {
        Format format = Format.of(file);
        try {
            return switch (format) {
                case SAFETENSORS -> Safetensors.read(file);
                case NPZ -> Npz.read(file);
                case NPY -> {
                    String name = file.getFileName().toString();
                    yield Map.of(name.substring(0, name.length() - 4), Npy.read(file));
                }
            };
        } catch (IOException e) {
            throw new GraphException("the weights " + file + " cannot be read: " + e, e);
        } catch (OutOfMemoryError e) {
            throw new GraphException(
                    file + " does not fit into this process's memory of "
                            + Runtime.getRuntime().maxMemory() + " bytes: give it more with -Xmx",
                    e);
        }
    }

    /** Writes tensors; a file that is there is replaced as a whole. */
    public static void write(Path file, Map<String, Tensor> tensors) {
        write(file, tensors, Map.of());
    }

    /**
     * Writes tensors.
     *
     * @param metadata texts by name, which only safetensors have room for
     * @throws GraphException if the format cannot hold them, or the file cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        Format format = Format.of(file);
        if (format != Format.SAFETENSORS && !metadata.isEmpty()) {
            throw new GraphException("metadata can only be kept in .safetensors, not in " + file);
        }
        if (format == Format.NPY && tensors.size() != 1) {
            throw new GraphException(file + " holds one tensor, but " + tensors.size() + " were given: write an .npz");
        }
        Path whole = file.toAbsolutePath();
        try {
            Path part = Files.createTempFile(whole.getParent(), "weights", ".part");
            try {
                switch (format) {
                    case SAFETENSORS -> Safetensors.write(part, tensors, metadata);
                    case NPZ -> Npz.write(part, tensors);
                    default -> Npy.write(part, tensors.values().iterator().next());
                }
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new GraphException("the weights cannot be written to " + file + ": " + e, e);
        }
    }

    /** The metadata of a safetensors file. */
    public static Map<String, String> metadata(Path file) {
        try {
            return Safetensors.metadata(file);
        } catch (IOException e) {
            throw new GraphException("the weights " + file + " cannot be read: " + e, e);
        }
    }

    /** Number of bytes of a tensor of a file, checked. */
    static int bytes(long elementBytes, long[] shape, String what) {
        long bytes = elementBytes;
        try {
            for (long length : shape) {
                if (length < 0) {
                    throw new GraphException(what + " has an axis of length " + length);
                }
                bytes = Math.multiplyExact(bytes, length);
            }
        } catch (ArithmeticException e) {
            throw new GraphException(what + " has a shape that is too large", e);
        }
        if (bytes > Integer.MAX_VALUE - 64) {
            throw new GraphException(
                    what + " has " + bytes + " bytes; one tensor may have up to " + (Integer.MAX_VALUE - 64));
        }
        return (int) bytes;
    }
}
