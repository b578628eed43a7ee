package org.reprise.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.graph.Graph;
import org.reprise.graph.Value;
import org.reprise.graph.train.TrainingProgram;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.PluginModel;
import org.reprise.spi.specification.ModelDescription;

/** Writes the networks of a plugin into its classes, with what they are in their metadata. */
final class ModelFiles {
    private ModelFiles() {}

    static List<ModelDescription> write(
            Path classes, PluginIdentity identity, PaperInfo paper, List<PluginModel> models) throws IOException {
        List<PluginModel> sorted = new ArrayList<>(models);
        sorted.sort(Comparator.comparing(PluginModel::id));
        List<ModelDescription> all = new ArrayList<>();
        for (PluginModel model : sorted) {
            Graph forward = model.forward().get();
            describe(forward, identity, paper, model);
            String file = ModelDescription.FOLDER + model.id() + ".onnx";
            put(classes.resolve(file), forward.toOnnx());
            String training = "";
            if (model.training().isPresent()) {
                TrainingProgram program = model.training().get().get();
                describe(program.graph(), identity, paper, model);
                training = ModelDescription.FOLDER + model.id() + "-training.onnx";
                put(classes.resolve(training), program.graph().toOnnx());
            }
            long parameters = forward.parameters().values().stream()
                    .mapToLong(p -> p.tensor().size())
                    .sum();
            all.add(new ModelDescription(
                    model.id(),
                    model.title(),
                    model.description(),
                    file,
                    training,
                    types(forward.inputs()),
                    types(forward.outputs()),
                    parameters));
        }
        return all;
    }

    private static void describe(Graph graph, PluginIdentity identity, PaperInfo paper, PluginModel model) {
        graph.metadata("plugin", identity.id()).metadata("version", identity.version());
        if (paper != null) {
            graph.metadata("paper", paper.title()).metadata("link", paper.link());
        }
        graph.metadata("model", model.id()).metadata("title", model.title());
    }

    private static Map<String, String> types(Map<String, Value> values) {
        Map<String, String> types = new LinkedHashMap<>();
        values.forEach((name, value) -> types.put(name, value.type().toString()));
        return types;
    }

    private static void put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
