package org.reprise.graph;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every model of ONNX's own tests is read, written again and run; results must be those that were recorded. */
class RecordedModelsTest {
    private final Map<String, List<String>> outcomes = new TreeMap<>();

    private void note(String outcome, Path model, String detail) {
        outcomes.computeIfAbsent(outcome, k -> new ArrayList<>()).add(model.getFileName() + ": " + detail);
    }

    private static String line(Throwable e) {
        return String.valueOf(e.getMessage()).lines().limit(3).reduce("", (a, b) -> a + " " + b);
    }

    @Test
    void run() throws IOException {
        assumeTrue(Files.isDirectory(RecordedModels.DATA));
        for (Path folder : RecordedModels.folders("node", "pytorch-converted", "pytorch-operator", "simple")) {
            check(folder);
        }
        StringBuilder text = new StringBuilder();
        outcomes.forEach((outcome, models) -> text.append(outcome + " " + models.size() + "\n"));
        System.out.println(text);
        StringBuilder all = new StringBuilder(text);
        outcomes.forEach((outcome, models) -> models.forEach(m -> all.append(outcome + " | " + m + "\n")));
        Files.writeString(Path.of("/tmp/recorded.txt"), all);
    }

    private void check(Path folder) throws IOException {
        Graph graph;
        try {
            graph = OnnxReader.read(folder.resolve("model.onnx"));
        } catch (GraphException e) {
            note("refused", folder, line(e));
            return;
        }
        List<Tensor> inputs = RecordedModels.tensors(folder, "input");
        List<Tensor> outputs = RecordedModels.tensors(folder, "output");
        String problem = run(graph.toOnnx(), graph, inputs, outputs);
        if (problem == null) {
            note("passed", folder, "");
        } else {
            String original = run(Files.readAllBytes(folder.resolve("model.onnx")), graph, inputs, outputs);
            note(original == null ? "WRONG" : "runtime", folder, problem + (original == null ? "" : " ;; " + original));
        }
    }

    private static String run(byte[] model, Graph graph, List<Tensor> inputs, List<Tensor> expected) {
        Map<String, Tensor> found;
        try (Ort ort = Ort.open(model)) {
            found = ort.run(RecordedModels.inputs(graph, inputs));
        } catch (RuntimeException e) {
            return "not run: " + line(e);
        }
        int i = 0;
        for (String name : graph.outputs().keySet()) {
            String difference = RecordedModels.difference(expected.get(i++), found.get(name));
            if (difference != null) {
                return name + ": " + difference;
            }
        }
        return null;
    }
}
