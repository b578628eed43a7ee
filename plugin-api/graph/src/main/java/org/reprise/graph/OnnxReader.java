package org.reprise.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads ONNX models as graphs, which can be inspected, cut, extended and differentiated as those that Java builds are.
 * Initializers of a floating type become parameters, all others constants; nodes take the forms of the operator set that
 * graphs are written in; recurrent networks and loops with a known number of steps can be differentiated. The running
 * statistics of batch normalisation are parameters through which no derivative flows. Names are kept.
 */
public final class OnnxReader {
    /** The newest operator set that is read. */
    public static final int NEWEST_OPSET = 21;

    private OnnxReader() {}

    /**
     * Reads a file, and those beside it that hold its external data.
     *
     * @throws GraphException if the file is missing or damaged, its operator set is too new, or it has operators that
     *     graphs do not know: all of them are named
     */
    public static Graph read(Path file) {
        return read(file, ReadOptions.NONE);
    }

    /** Reads a file, of which more is known than it says. */
    public static Graph read(Path file, ReadOptions options) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError e) {
            throw new GraphException("the model " + file + " cannot be read: " + e, e);
        }
        Path folder = file.toAbsolutePath().getParent();
        return read(content, options, folder, file.getFileName().toString());
    }

    /** Reads a model that has no external data. */
    public static Graph read(byte[] content) {
        return read(content, ReadOptions.NONE);
    }

    /** Reads a model that has no external data, and of which more is known than it says. */
    public static Graph read(byte[] content, ReadOptions options) {
        return read(content, options, null, "the model");
    }

    private static Graph read(byte[] content, ReadOptions options, Path folder, String what) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            throw new GraphException(
                    what + " is no ONNX model, or it is damaged (" + content.length + " bytes): " + e.getMessage(), e);
        }
        try {
            return new ModelImporter(model, options, folder).graph();
        } catch (GraphException e) {
            throw new GraphException(what + ": " + e.getMessage(), e);
        }
    }
}
