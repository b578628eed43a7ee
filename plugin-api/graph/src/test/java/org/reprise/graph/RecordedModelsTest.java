package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every model of ONNX's own tests is read, written again and run; results must be those that were recorded, derivatives
 * those of central differences, and files what ONNX's own checker takes.
 */
class RecordedModelsTest {
    private static final Map<String, Map<String, String>> OUTCOMES = new TreeMap<>();

    @TempDir
    private static Path written;

    private static void note(String outcome, Path model, String detail) {
        OUTCOMES.computeIfAbsent(outcome, k -> new LinkedHashMap<>())
                .put(model.getParent().getFileName() + "/" + model.getFileName(), detail);
    }

    private static String line(Throwable e) {
        return String.join(" ", String.valueOf(e.getMessage()).lines().limit(3).toList());
    }

    private static Map<String, String> of(String outcome) {
        return OUTCOMES.getOrDefault(outcome, Map.of());
    }

    @BeforeAll
    static void run() throws IOException {
        assumeTrue(Files.isDirectory(RecordedModels.DATA), "libonnx-testdata is not installed");
        for (Path folder : RecordedModels.folders("node", "pytorch-converted", "pytorch-operator", "simple")) {
            check(folder);
        }
        StringBuilder text = new StringBuilder();
        OUTCOMES.forEach((outcome, models) -> text.append(outcome + ": " + models.size() + "\n"));
        System.out.println(text);
        OUTCOMES.forEach((outcome, models) ->
                models.forEach((model, detail) -> text.append(outcome + " | " + model + " | " + detail + "\n")));
        Files.writeString(Path.of("target/recorded-models.txt"), text);
    }

    private static void check(Path folder) throws IOException {
        Path file = folder.resolve("model.onnx");
        Graph graph;
        try {
            graph = OnnxReader.read(file);
        } catch (GraphException e) {
            note("refused", folder, line(e));
            return;
        }
        byte[] again = graph.toOnnx();
        Files.write(written.resolve(folder.getParent().getFileName() + "-" + folder.getFileName() + ".onnx"), again);
        List<Tensor> inputs = RecordedModels.tensors(folder, "input");
        List<Tensor> outputs = RecordedModels.tensors(folder, "output");
        String problem = run(again, graph, inputs, outputs);
        if (problem == null) {
            note("passed", folder, "");
            Graph differentiated = gradient(folder, graph, inputs);
            Map<String, Tensor> at = RecordedModels.inputs(graph, inputs);
            List<String> wrong = RecordedModels.wrongShapes(differentiated, at);
            if (!wrong.isEmpty()) {
                note("wrong shapes", folder, wrong.toString());
            }
            Files.write(
                    written.resolve(folder.getParent().getFileName() + "-" + folder.getFileName() + "-gradient.onnx"),
                    differentiated.toOnnx());
        } else {
            // What ONNX Runtime cannot do with the file itself is not held against the graph.
            String original = run(Files.readAllBytes(file), graph, inputs, outputs);
            note(original == null ? "WRONG" : "not run by the runtime", folder, problem + " | originally: " + original);
        }
    }

    private static Graph gradient(Path folder, Graph graph, List<Tensor> inputs) {
        Map<String, Tensor> at = RecordedModels.inputs(graph, inputs);
        RecordedGradients found = new RecordedGradients(graph, at);
        if (found.kind().equals("refused") && graph.inputs().size() > 1) {
            // Inputs that hold shapes, scales and the like must be known for a derivative.
            ReadOptions options = ReadOptions.NONE;
            for (String name : List.copyOf(graph.inputs().keySet())
                    .subList(1, graph.inputs().size())) {
                options = options.fix(name, at.get(name));
            }
            found = new RecordedGradients(OnnxReader.read(folder.resolve("model.onnx"), options), at);
        }
        note("gradient " + found.kind(), folder, found.detail());
        return found.graph();
    }

    private static String run(byte[] model, Graph graph, List<Tensor> inputs, List<Tensor> expected) {
        Map<String, Tensor> found;
        try (Ort ort = Ort.open(model)) {
            found = ort.run(RecordedModels.inputs(graph, inputs));
        } catch (IllegalStateException e) {
            return "not run: " + line(e);
        }
        int i = 0;
        for (String name : graph.outputs().keySet()) {
            Tensor result = found.get(name);
            String difference = RecordedModels.difference(expected.get(i++), result);
            if (difference != null) {
                return name + ": " + difference;
            }
        }
        return null;
    }

    @Test
    void resultsAreThoseRecorded() {
        assertThat(of("WRONG")).isEmpty();
        assertThat(of("passed")).hasSizeGreaterThanOrEqualTo(970);
    }

    @Test
    void inferredShapesAreThoseOfTheRun() {
        assertThat(of("wrong shapes")).isEmpty();
        System.out.println("shapes compared: " + RecordedModels.compared);
        assertThat(RecordedModels.compared).isGreaterThan(5_000);
    }

    @Test
    void whatIsRefusedHasTextSequencesOrOperatorsOfTraining() {
        assertThat(of("refused")).hasSizeLessThanOrEqualTo(57);
        assertThat(of("refused").values())
                .allMatch(detail -> detail.contains("are not supported")
                        || detail.contains("sequence")
                        || detail.contains("SplitToSequence"));
    }

    @Test
    void derivativesAreThoseOfDifferences() {
        assertThat(of("gradient differs")).isEmpty();
        assertThat(of("gradient failed")).isEmpty();
        assertThat(of("gradient agrees")).hasSizeGreaterThanOrEqualTo(705);
        assertThat(of("gradient refused")).hasSizeLessThanOrEqualTo(30);
        assertThat(of("gradient refused").values())
                .allMatch(detail -> detail.contains("derivative") || detail.contains("Dropout in training mode"));
    }

    @Test
    void checkerTakesTheFiles() {
        assumeTrue(Python.has("onnx"), "python3-onnx is not installed");
        List<String> lines = Python.script("check_models.py", written);
        List<String> wrong = new ArrayList<>(
                lines.stream().filter(line -> !line.endsWith("\tok")).toList());
        System.out.println("checked by ONNX: " + lines.size() + " files, " + wrong.size() + " refused");
        assertThat(lines).hasSizeGreaterThan(1900);
        assertThat(wrong).isEmpty();
    }
}
