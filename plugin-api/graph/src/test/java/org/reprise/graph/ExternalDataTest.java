package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elements that lie beside the model, and files that must not be read. */
class ExternalDataTest {
    private static final Tensor W = Tensor.of(new float[] {1, 2, 3}, 3);

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void write() throws IOException {
        home = Files.createDirectories(folder.resolve("home/data")).getParent();
        byte[] bytes = new byte[20];
        W.bytes().get(bytes, 8, 12);
        Files.write(home.resolve("data/w.bin"), bytes);
        Files.write(folder.resolve("secret.bin"), bytes);
    }

    private Path model(String... fields) throws IOException {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName("w")
                .setDataType(DType.FLOAT.code())
                .addDims(3)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int i = 0; i < fields.length; i += 2) {
            proto.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(fields[i]).setValue(fields[i + 1]));
        }
        Models model = Models.opset(17)
                .input("x", DType.FLOAT, 3)
                .output("y", DType.FLOAT, 3)
                .node("Add", "x w", "y");
        model.graph().addInitializer(proto);
        return Files.write(home.resolve("model.onnx"), model.bytes());
    }

    private void refused(String part, String... fields) throws IOException {
        Path file = model(fields);
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("initializer w")
                .hasMessageContaining(part);
    }

    @Test
    void itIsRead() throws IOException {
        Path file = model("location", "data/w.bin", "offset", "8", "length", "12");
        assertThat(OnnxReader.read(file).parameters().get("w").tensor()).isEqualTo(W);
        assertThatThrownBy(() -> OnnxReader.read(Files.readAllBytes(file))).hasMessageContaining("from its path");
    }

    @Test
    void otherFilesAreNot() throws IOException {
        refused("not within", "location", "../secret.bin");
        refused("not within", "location", "data/../../secret.bin");
        refused("not within", "location", folder.resolve("secret.bin").toString());
        refused("not within", "location", "");
        refused("not within", "location", ".");
        Files.createSymbolicLink(home.resolve("link.bin"), folder.resolve("secret.bin"));
        refused("not within", "location", "link.bin", "length", "12");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        refused("is missing", "location", "absent.bin");
        refused("has 20 bytes", "location", "data/w.bin", "offset", "12");
        refused("has 20 bytes", "location", "data/w.bin", "offset", Long.toString(Long.MAX_VALUE));
        refused("no whole number", "location", "data/w.bin", "offset", "-4");
        refused("no whole number", "location", "data/w.bin", "length", "many");
        refused("external data are 8", "location", "data/w.bin", "length", "8");
        assertThatThrownBy(() -> OnnxReader.read(home.resolve("absent.onnx")))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("absent.onnx");
    }
}
