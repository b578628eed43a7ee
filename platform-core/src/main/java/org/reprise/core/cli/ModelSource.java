package org.reprise.core.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.core.host.Platform;
import org.reprise.core.study.Registry;
import org.reprise.core.util.Names;
import org.reprise.graph.Graph;
import org.reprise.graph.GraphException;
import org.reprise.graph.OnnxReader;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ModelDescription;

/**
 * A model that a command names: a file, or {@code PAPER/MODEL} of an installed plugin.
 *
 * @param name what to call it
 * @param file where it lies
 */
record ModelSource(String name, Path file) {
    private static final String TRAINING = "-training";

    /** Finds it; a path that exists comes first. */
    static ModelSource of(String given, boolean offline) {
        Path path = Path.of(given);
        if (Files.isRegularFile(path)) {
            return new ModelSource(path.getFileName().toString(), path);
        }
        List<ModelSource> installed = installed(offline);
        return installed.stream()
                .filter(model -> model.name.equals(given))
                .findFirst()
                .orElseThrow(() -> given.endsWith(".onnx")
                        ? new RepriseException(
                                ErrorCode.BAD_FILE,
                                "There is no file " + path.toAbsolutePath(),
                                "Name an ONNX file, or a model of 'reprise model list'.")
                        : Names.unknown(
                                ErrorCode.UNKNOWN_NAME,
                                "model",
                                given,
                                installed.stream().map(ModelSource::name).toList()));
    }

    /** All models of installed plugins, training programs too. */
    static List<ModelSource> installed(boolean offline) {
        List<ModelSource> all = new ArrayList<>();
        for (Registry.Entry entry : Platform.open(offline).registry().entries()) {
            for (ModelDescription model : entry.specification().models()) {
                String name = entry.specification().id() + "/" + model.id();
                all.add(new ModelSource(name, entry.classes().resolve(model.file())));
                if (!model.training().isEmpty()) {
                    all.add(new ModelSource(name + TRAINING, entry.classes().resolve(model.training())));
                }
            }
        }
        return all;
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, file + " cannot be read: " + e.getMessage(), "Check its permissions.", e);
        }
    }

    /** As a graph. */
    Graph graph() {
        try {
            return OnnxReader.read(file);
        } catch (GraphException e) {
            throw new RepriseException(
                    ErrorCode.MODEL_INVALID,
                    e.getMessage(),
                    "Export it again with operator set " + OnnxReader.NEWEST_OPSET
                            + " or older, and with operators that 'reprise model' knows.",
                    e);
        }
    }
}
