package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with derivatives of first and second order pass ONNX's own checker, and its shape inference agrees. */
class EmittedFilesTest {
    private static final DType F = DType.FLOAT;

    private static Graph twice(Function<Graph, Value> build) {
        Graph graph = new Graph("twice");
        Value loss = build.apply(graph);
        List<Value> by = new ArrayList<>(graph.inputs().values());
        List<Value> first = Gradients.of(loss, by);
        Value sum = first.stream().map(g -> g.square().sum()).reduce(Value::add).orElseThrow();
        List<Value> second = Gradients.of(sum, by);
        graph.output("loss", loss);
        for (int i = 0; i < by.size(); i++) {
            graph.output("first_" + i, first.get(i)).output("second_" + i, second.get(i));
        }
        return graph;
    }

    private static Value recurrent(Graph graph) {
        Value x = graph.input("x", F, "steps", "batch", 3);
        Value w = graph.input("w", F, 3, 3);
        Value h = graph.input("h", F, "batch", 3);
        Scan scan = Scan.over(List.of(h), List.of(x), (s, e) -> {
            Value next = s.get(0).matMul(w).add(e.get(0)).tanh();
            return Scan.Step.of(next).yields(next.square());
        });
        return scan.outputs().get(0).mean();
    }

    private static Value attention(Graph graph) {
        Value q = graph.input("q", F, "batch", 5, 4);
        Value k = graph.input("k", F, "batch", 5, 4);
        return q.matMul(k.transposeLast()).softmax(-1).matMul(k).square().mean();
    }

    private static Value convolution(Graph graph) {
        Value x = graph.input("x", F, 2, 3, 8, 8);
        Value w = graph.input("w", F, 4, 3, 3, 3);
        Value y = graph.apply("Conv", Attributes.of("pads", new long[] {1, 1, 1, 1}), x, w);
        return y.standardised(1e-5, 2, 3).selu().square().mean();
    }

    private static Value branches(Graph graph) {
        Value x = graph.input("x", F, 4);
        return If.of(
                        x.sum().greater(0),
                        () -> List.of(x.exp().sum()),
                        () -> List.of(x.square().sum()))
                .get(0);
    }

    @Test
    void theyAreTaken(@TempDir Path folder) throws IOException {
        assumeTrue(Python.has("onnx"), "python3-onnx is not installed");
        Map<String, Graph> graphs = new TreeMap<>(Map.of(
                "attention", twice(EmittedFilesTest::attention),
                "branches", twice(EmittedFilesTest::branches),
                "convolution", twice(EmittedFilesTest::convolution),
                "recurrent", twice(EmittedFilesTest::recurrent)));
        for (Map.Entry<String, Graph> graph : graphs.entrySet()) {
            Files.write(
                    folder.resolve(graph.getKey() + ".onnx"), graph.getValue().toOnnx());
        }
        // What is wrong must be found, or else the check says nothing.
        Models wrong = Models.opset(17).input("x", F, 2, 3).output("y", F, 3, 3).node("Relu", "x", "y");
        Files.write(folder.resolve("wrong.onnx"), wrong.bytes());
        Models unknown = Models.opset(17).input("x", F, 2).output("y", F, 2).node("Frob", "x", "y");
        Files.write(folder.resolve("wrong2.onnx"), unknown.bytes());
        List<String> lines = Python.script("check_models.py", folder);
        assertThat(lines.subList(0, 4))
                .containsExactlyElementsOf(
                        graphs.keySet().stream().map(name -> name + ".onnx\tok").toList());
        assertThat(lines).hasSize(6);
        assertThat(lines.subList(4, 6)).noneMatch(line -> line.endsWith("\tok"));
    }
}
