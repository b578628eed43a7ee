package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.graph.io.Weights;

/** What can be done with a graph once it is read. */
class ImportedGraphTest {
    private static final DType F = DType.FLOAT;
    private static final Tensor X = Tensor.of(new float[] {1, 2}, 1, 2);

    private Graph graph;

    @BeforeEach
    void read() {
        Models model = Models.opset(12)
                .input("x", F, "batch", 2)
                .output("y", F, "batch", 1)
                .initializer("w1", Tensor.of(new float[] {1, -1, 2, 1}, 2, 2))
                .initializer("w2", Tensor.of(new float[] {3, 4}, 2, 1))
                .node("MatMul", "x w1", "hidden/product")
                .node("Relu", "hidden/product", "hidden")
                .node("Identity", "hidden", "features")
                .node("MatMul", "features w2", "y");
        model.model()
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("paper").setValue("none"));
        graph = model.read();
    }

    private static double run(Graph graph, String input, Tensor tensor, String output) {
        return Ort.run(graph, Map.of(input, tensor)).get(output).get(0);
    }

    @Test
    void namesAndMetadataAreKept() {
        Graph again = OnnxReader.read(graph.toOnnx());
        for (Graph g : List.of(graph, again)) {
            assertThat(g.metadata()).containsEntry("paper", "none");
            assertThat(g.inputs()).containsOnlyKeys("x");
            assertThat(g.parameters()).containsOnlyKeys("w1", "w2");
            assertThat(g.value("hidden").node().op()).isEqualTo("Relu");
            assertThat(g.value("hidden/product").shape()).isEqualTo(Shape.of("batch", 2));
        }
        assertThat(graph.value("features")).isSameAs(graph.value("hidden"));
        assertThatThrownBy(() -> graph.value("hid")).hasMessageContainingAll("hid", "hidden/product");
    }

    @Test
    void itIsCut() {
        Graph front = graph.extract("front", List.of("x"), List.of("hidden"));
        assertThat(front.parameters()).containsOnlyKeys("w1");
        assertThat(Ort.run(front, Map.of("x", X)).get("hidden").toDoubles()).containsExactly(5, 1);
        Graph back = graph.extract("back", List.of("features"), List.of("y"));
        assertThat(back.parameters()).containsOnlyKeys("w2");
        assertThat(run(back, "features", X, "y")).isEqualTo(11);
        assertThatThrownBy(() -> graph.extract("none", List.of("hidden"), List.of("y", "hidden/product")))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("[x]");
    }

    @Test
    void itIsExtendedAndTuned() {
        Value head = graph.parameter("head", Tensor.of(new float[] {0.5f, 0.5f}, 2, 1));
        Value target = graph.input("target", F, "batch", 1);
        Value loss = graph.value("hidden").matMul(head).sub(target).square().mean();
        List<Value> by = List.of(head, graph.value("w1"));
        List<Value> slopes = Gradients.of(loss, by);
        graph.output("loss", loss);
        for (int i = 0; i < 2; i++) {
            graph.output("next " + i, by.get(i).sub(slopes.get(i).mul(0.01)));
        }
        Map<String, Tensor> inputs = Map.of("x", X, "target", Tensor.of(new float[] {1}, 1, 1));
        Map<String, Tensor> first = Ort.run(graph, inputs);
        Graph moved = graph.withParameters(Map.of("head", first.get("next 0"), "w1", first.get("next 1")));
        Map<String, Tensor> second = Ort.run(moved, inputs);
        assertThat(first.get("loss").get(0)).isCloseTo(4, within(1e-6));
        assertThat(second.get("loss").get(0)).isLessThan(2);
        assertThat(moved.value("features").name()).isEqualTo("hidden");
    }

    @Test
    void weightsAreReplaced(@TempDir Path folder) {
        Path file = folder.resolve("w.safetensors");
        Weights.write(file, graph.parameterValues());
        Map<String, Tensor> weights = new LinkedHashMap<>(Weights.read(file));
        weights.put("w2", Tensor.of(new float[] {1, 0}, 2, 1));
        Graph other = graph.withParameters(weights);
        assertThat(run(graph, "x", X, "y")).isEqualTo(19);
        assertThat(run(other, "x", X, "y")).isEqualTo(5);
        Map<String, Tensor> wrong = Map.of("w1", X, "w3", X, "w2", Tensor.of(new double[2], 2, 1));
        assertThatThrownBy(() -> graph.withParameters(wrong))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("no parameter w3", "w1 is a float[2, 2]", "double[2, 1]", "[w1, w2]");
    }
}
