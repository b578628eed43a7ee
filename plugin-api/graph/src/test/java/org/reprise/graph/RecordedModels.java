package org.reprise.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Models of ONNX's own tests, as Debian's package libonnx-testdata has them, with recorded inputs and outputs. */
final class RecordedModels {
    static final Path DATA = Path.of("/usr/share/libonnx-testdata/data");

    /** Values whose shapes were compared so far. */
    static int compared;

    private RecordedModels() {}

    /** Folders that hold a model and what was recorded of it. */
    static List<Path> folders(String... groups) {
        List<Path> all = new ArrayList<>();
        for (String group : groups) {
            try (Stream<Path> found = Files.list(DATA.resolve(group))) {
                found.filter(f -> Files.exists(f.resolve("model.onnx")))
                        .sorted()
                        .forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    static List<Tensor> tensors(Path folder, String kind) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; ; i++) {
            Path file = folder.resolve("test_data_set_0/" + kind + "_" + i + ".pb");
            if (!Files.exists(file)) {
                return all;
            }
            try {
                all.add(TensorReader.parse(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Map<String, Tensor> inputs(Graph graph, List<Tensor> recorded) {
        Map<String, Tensor> inputs = new HashMap<>();
        int i = 0;
        for (String name : graph.inputs().keySet()) {
            inputs.put(name, recorded.get(i++));
        }
        return inputs;
    }

    /** Values of a graph whose inferred type or known lengths are not those that they have when it runs. */
    static List<String> wrongShapes(Graph graph, Map<String, Tensor> at) {
        if (at.values().stream().anyMatch(x -> x.size() > 1 << 18)) {
            return List.of();
        }
        Map<String, Value> probes = new HashMap<>();
        for (Node node : graph.nodes()) {
            for (Value value : node.outputs()) {
                String name = "probe " + probes.size();
                probes.put(name, value);
            }
        }
        probes.forEach(graph::output);
        List<String> wrong = new ArrayList<>();
        Map<String, Tensor> found;
        try {
            found = Ort.run(graph, at);
        } catch (IllegalStateException e) {
            return List.of("not run: " + e.getMessage());
        }
        probes.forEach((name, value) -> {
            compared++;
            TensorType type = found.get(name).type();
            boolean same = type.dtype() == value.dtype() && type.shape().rank() == value.rank();
            for (int i = 0; same && i < value.rank(); i++) {
                Dim dim = value.shape().dim(i);
                same = !dim.isStatic() || dim.equals(type.shape().dim(i));
            }
            if (!same) {
                wrong.add(value + " is a " + type);
            }
        });
        return wrong;
    }

    /** How a result differs from what was recorded, or null; tolerances are those of ONNX's own test runner. */
    static String difference(Tensor expected, Tensor found) {
        if (!expected.type().equals(found.type())) {
            return found.type() + " instead of " + expected.type();
        }
        for (int i = 0; i < expected.size(); i++) {
            double a = expected.get(i);
            double b = found.get(i);
            boolean close =
                    a == b || Double.isNaN(a) && Double.isNaN(b) || Math.abs(a - b) <= 1e-5 + 1e-3 * Math.abs(a);
            if (!close) {
                return "element " + i + " is " + b + " instead of " + a;
            }
        }
        return null;
    }
}
