package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.graph.io.Weights;

/** Networks that PyTorch exports are read; results and derivatives are those of PyTorch. */
class TorchModelsTest {
    /** In float32, against sums of a different order. */
    private static final double TOLERANCE = 2e-5;

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> networks() {
        assumeTrue(Python.has("torch") && Python.has("onnx"), "python3-torch is not installed");
        Python.script("torch_models.py", folder);
        return Stream.of(
                        "mlp",
                        "lenet",
                        "resnet-batch",
                        "resnet-group",
                        "transformer",
                        "transformer-fixed",
                        "rnn",
                        "gru",
                        "gru-batch",
                        "lstm",
                        "lstm-both")
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        Map<String, Tensor> expected = Weights.read(folder.resolve(name + ".npz"));
        Graph graph = OnnxReader.read(folder.resolve(name + ".onnx"), ReadOptions.NONE.untie());
        Value y = graph.output("y");
        Value w = graph.input("w", y.type());
        Value loss = y.mul(w).sum();
        Map<String, Value> by = new TreeMap<>(Map.of("dx", graph.value("x")));
        for (String key : expected.keySet()) {
            if (key.startsWith("d/")) {
                by.put(key, graph.parameters().get(key.substring(2)));
                assertThat(by.get(key)).as(key).isNotNull();
            }
        }
        List<Value> found = Gradients.of(loss, new ArrayList<>(by.values()));
        int i = 0;
        for (String key : by.keySet()) {
            graph.output(key, found.get(i++));
        }
        Map<String, Tensor> inputs = new HashMap<>(Map.of("x", expected.get("x"), "w", expected.get("w")));
        Map<String, Tensor> results = Ort.run(graph, inputs);
        expected.forEach((key, tensor) -> {
            if (results.containsKey(key)) {
                compare(name + " " + key, tensor, results.get(key));
            }
        });
        assertThat(results).hasSize(1 + by.size());
    }

    private static void compare(String what, Tensor expected, Tensor found) {
        assertThat(found.type()).as(what).isEqualTo(expected.type());
        double scale = 1;
        for (double value : expected.toDoubles()) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(found.toDoubles()).as(what).containsExactly(expected.toDoubles(), within(TOLERANCE * scale));
    }
}
