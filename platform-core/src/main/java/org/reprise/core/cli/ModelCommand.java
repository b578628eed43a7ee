package org.reprise.core.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.reprise.core.data.DataSettings;
import org.reprise.core.host.Platform;
import org.reprise.core.models.Devices;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.models.ModelScope;
import org.reprise.core.study.Registry;
import org.reprise.core.util.AtomicFiles;
import org.reprise.graph.Graph;
import org.reprise.graph.Node;
import org.reprise.graph.Operators;
import org.reprise.graph.Value;
import org.reprise.spi.Device;
import org.reprise.spi.Model;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ModelDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, describes, writes, checks and times networks. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Lists, describes, writes, checks and times networks: those of plugins, and any ONNX file.",
        subcommands = {
            ModelCommand.ListModels.class,
            ModelCommand.Inspect.class,
            ModelCommand.Export.class,
            ModelCommand.Check.class,
            ModelBench.class
        })
final class ModelCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        return list(common);
    }

    private static int list(CommonOptions common) {
        Console console = common.console();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Registry.Entry entry : Platform.open(common.offline).registry().entries()) {
            for (ModelDescription model : entry.specification().models()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("model", entry.specification().id() + "/" + model.id());
                row.put("parameters", model.parameters());
                row.put("inputs", text(model.inputs()));
                row.put("outputs", text(model.outputs()));
                row.put("training", model.training().isEmpty() ? "no" : "yes");
                row.put("title", model.title());
                rows.add(row);
            }
        }
        if (console.json()) {
            console.data(rows);
        } else if (rows.isEmpty()) {
            console.print("No installed plugin supplies a model.");
        } else {
            TextTable.of(rows).lines().forEach(console::print);
        }
        return 0;
    }

    private static String text(Map<String, String> types) {
        List<String> parts = new ArrayList<>();
        types.forEach((name, type) -> parts.add(name + " " + type));
        return String.join(", ", parts);
    }

    /** The device of an option, which must be usable. */
    static Device device(CommonOptions common, String name) {
        RepriseException refusal = new Devices(home(common)).refusal(name);
        if (refusal != null) {
            throw refusal;
        }
        return new Device(name);
    }

    static Path home(CommonOptions common) {
        return DataSettings.of(System.getenv(), common.offline).home();
    }

    /** {@code model list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the networks that plugins supply.")
    static final class ListModels implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return list(common);
        }
    }

    /** {@code model inspect}. */
    @Command(
            name = "inspect",
            mixinStandardHelpOptions = true,
            description = "Says what a model takes, yields and consists of, and whether it can be differentiated.")
    static final class Inspect implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "FILE|PAPER/MODEL", description = "An ONNX file, or a model of 'reprise model list'.")
        private String model;

        @Override
        public Integer call() {
            Console console = common.console();
            ModelSource source = ModelSource.of(model, common.offline);
            Graph graph = source.graph();
            Map<String, Object> facts = facts(source, graph);
            if (console.json()) {
                console.data(facts);
                return 0;
            }
            facts.forEach((key, value) -> {
                if (value instanceof Map<?, ?> map) {
                    console.print(key);
                    map.forEach((name, what) -> console.print("  " + name + "  " + what));
                } else {
                    console.print(key + "  " + value);
                }
            });
            return 0;
        }

        private static Map<String, Object> facts(ModelSource source, Graph graph) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("model", source.name());
            facts.put("file", source.file().toString());
            facts.put("metadata", graph.metadata());
            facts.put("inputs", types(graph.inputs()));
            facts.put("outputs", types(graph.outputs()));
            facts.put("parameters", types(graph.parameters()));
            facts.put(
                    "numbers in parameters",
                    graph.parameters().values().stream()
                            .mapToLong(p -> p.tensor().size())
                            .sum());
            Map<String, Integer> operators = new TreeMap<>();
            count(graph, operators);
            facts.put("operators", operators);
            List<String> rigid = operators.keySet().stream()
                    .filter(op -> !Operators.isDifferentiable(op))
                    .toList();
            facts.put(
                    "derivatives",
                    rigid.isEmpty() ? "through all operators" : "not through " + String.join(", ", rigid));
            return facts;
        }

        /** Those of bodies too. */
        private static void count(Graph graph, Map<String, Integer> operators) {
            for (Node node : graph.nodes()) {
                operators.merge(node.op(), 1, Integer::sum);
                for (Object attribute : node.attributes().asMap().values()) {
                    if (attribute instanceof Graph body) {
                        count(body, operators);
                    }
                }
            }
        }

        private static Map<String, String> types(Map<String, Value> values) {
            Map<String, String> types = new LinkedHashMap<>();
            values.forEach((name, value) -> types.put(name, value.type().toString()));
            return types;
        }
    }

    /** {@code model export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a plugin's network as an ONNX file.")
    static final class Export implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "PAPER/MODEL", description = "A model of 'reprise model list'.")
        private String model;

        @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write it into.")
        private Path to;

        @Option(names = "--training", description = "The training program too.")
        private boolean training;

        @Override
        public Integer call() {
            Console console = common.console();
            List<ModelSource> sources = new ArrayList<>(List.of(ModelSource.of(model, common.offline)));
            if (training) {
                sources.add(ModelSource.of(model + "-training", common.offline));
            }
            List<String> written = new ArrayList<>();
            for (ModelSource source : sources) {
                Path file = to.resolve(source.name().replace('/', '-') + ".onnx");
                try {
                    Files.createDirectories(to);
                    AtomicFiles.write(file, source.bytes());
                } catch (IOException e) {
                    throw AtomicFiles.storage(file, e);
                }
                written.add(file.toString());
            }
            if (console.json()) {
                console.data(written);
            } else {
                written.forEach(console::print);
            }
            return 0;
        }
    }

    /** {@code model check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads a model, infers its shapes, and opens it on a device.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "FILE|PAPER/MODEL", description = "An ONNX file, or a model of 'reprise model list'.")
        private String model;

        @Option(
                names = "--device",
                defaultValue = "cpu",
                paramLabel = "DEVICE",
                description = "Where it is to run; default ${DEFAULT-VALUE}.")
        private String device;

        @Override
        public Integer call() {
            Console console = common.console();
            ModelSource source = ModelSource.of(model, common.offline);
            Graph graph = source.graph();
            Device where = device(common, device);
            try (ModelRuntime runtime = new ModelRuntime(home(common));
                    ModelScope scope = runtime.trial(where, 1)) {
                // As it is, and as this library writes it.
                Model given = scope.open(source.name(), source.bytes());
                scope.open(source.name() + " written again", graph.toOnnx());
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("model", source.name());
                facts.put("device", where.name());
                facts.put("inputs", given.inputs().toString());
                facts.put("outputs", given.outputs().toString());
                if (console.json()) {
                    console.data(facts);
                } else {
                    console.print("ok  " + source.name() + " opens on " + where.name() + ": " + given.inputs() + " -> "
                            + given.outputs());
                }
            }
            return 0;
        }
    }
}
