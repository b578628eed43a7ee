package org.reprise.graph;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a graph of a model: its inputs, parameters and constants; {@link NodeImporter} does the nodes. */
final class ModelImporter {
    private final ModelProto model;
    private final ReadOptions options;
    private final TensorReader tensors;
    private final Graph graph;
    private final Names names = new Names(null);
    private final Set<String> settings = new HashSet<>();

    ModelImporter(ModelProto model, ReadOptions options, Path folder) {
        this.model = model;
        this.options = options;
        this.tensors = new TensorReader(folder);
        String name = model.getGraph().getName();
        this.graph = new Graph(name.isBlank() ? "graph" : name);
    }

    Graph graph() {
        GraphProto proto = model.getGraph();
        if (!model.hasGraph() || proto.getOutputCount() == 0) {
            throw new GraphException("it holds no graph with outputs, so it is no ONNX model");
        }
        int opset = opset();
        Map<String, FunctionProto> functions = new HashMap<>();
        model.getFunctionsList().forEach(f -> functions.put(f.getDomain() + ":" + f.getName(), f));
        new Support(functions).check(proto);
        Settings.collect(proto, settings);
        inputs(proto);
        initializers(proto);
        checkOptions();
        NodeImporter nodes = new NodeImporter(graph, tensors, functions, options.isUntied());
        nodes.run(proto.getNodeList(), names, opset, true);
        for (ValueInfoProto output : proto.getOutputList()) {
            graph.output(output.getName(), names.value(output.getName()));
        }
        model.getMetadataPropsList().forEach(entry -> graph.metadata(entry.getKey(), entry.getValue()));
        return graph;
    }

    private int opset() {
        long found = 0;
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (Support.isStandard(set.getDomain())) {
                found = Math.max(found, set.getVersion());
            }
        }
        if (found > OnnxReader.NEWEST_OPSET) {
            throw new GraphException("the model uses version " + found
                    + " of ONNX's operators; the newest that is read is " + OnnxReader.NEWEST_OPSET
                    + ": export it with opset_version=" + OnnxReader.NEWEST_OPSET + " or less");
        }
        if (found == 0) {
            // Before versions were written, there was one; where only others are named, these operators are not used.
            return model.getOpsetImportCount() == 0 ? 1 : OnnxReader.NEWEST_OPSET;
        }
        return (int) found;
    }

    private void inputs(GraphProto proto) {
        Set<String> initialized = new HashSet<>();
        proto.getInitializerList().forEach(t -> initialized.add(t.getName()));
        for (ValueInfoProto input : proto.getInputList()) {
            String name = input.getName();
            if (initialized.contains(name)) {
                continue;
            }
            TensorType type = type(input);
            Tensor fixed = options.content(name);
            if (fixed == null) {
                names.put(name, graph.input(name, type));
            } else if (!fixed.type().shape().agrees(type.shape()) || fixed.dtype() != type.dtype()) {
                throw new GraphException(
                        "the input " + name + " is a " + type + ", but the content given is a " + fixed.type());
            } else {
                names.put(name, graph.constant(fixed));
            }
        }
    }

    private TensorType type(ValueInfoProto input) {
        String name = input.getName();
        TypeProto type = input.getType();
        if (!type.hasTensorType()) {
            throw new GraphException("the input " + name + " is a sequence, a map or an optional: only tensors are "
                    + "supported; cut the model so that it takes tensors");
        }
        DType dtype = DType.of(type.getTensorType().getElemType());
        Shape given = options.shape(name);
        if (given == null && !type.getTensorType().hasShape()) {
            throw new GraphException(
                    "the file does not say how many axes the input " + name + " has: give its shape when it is read");
        }
        if (given != null) {
            return new TensorType(dtype, given);
        }
        List<Dim> dims = new ArrayList<>();
        for (TensorShapeProto.Dimension dim : type.getTensorType().getShape().getDimList()) {
            dims.add(options.length(dim(dim)));
        }
        return new TensorType(dtype, new Shape(dims));
    }

    private static Dim dim(TensorShapeProto.Dimension dim) {
        if (dim.hasDimValue()) {
            return dim.getDimValue() < 0 ? Dim.unknown() : Dim.of(dim.getDimValue());
        }
        String symbol = dim.getDimParam();
        return symbol.isBlank() || symbol.startsWith("?") ? Dim.unknown() : Dim.symbol(symbol);
    }

    private void initializers(GraphProto proto) {
        if (proto.getSparseInitializerCount() > 0) {
            throw new GraphException("sparse initializers are not supported: export the model with dense ones");
        }
        for (TensorProto initializer : proto.getInitializerList()) {
            String name = initializer.getName();
            Tensor tensor = tensors.read(initializer, "the initializer " + name);
            Tensor fixed = options.content(name);
            boolean constant =
                    fixed != null || !tensor.dtype().isFloating() || settings.contains(name) || options.freezes(name);
            if (names.has(name)) {
                throw new GraphException("the model has two initializers or inputs of the name " + name);
            }
            names.put(name, constant ? graph.constant(fixed == null ? tensor : fixed) : graph.parameter(name, tensor));
        }
    }

    private void checkOptions() {
        Set<String> asked = new HashSet<>(options.contents().keySet());
        asked.addAll(options.shapes().keySet());
        for (String name : asked) {
            if (!names.has(name)) {
                throw new GraphException("there is no input " + name + "; the inputs are "
                        + model.getGraph().getInputList().stream()
                                .map(ValueInfoProto::getName)
                                .toList());
            }
        }
    }

    /** Inputs that set how an operator works rather than being learned. */
    private static final class Settings {
        private static final Map<String, List<Integer>> INPUTS = Map.ofEntries(
                Map.entry("Resize", List.of(1, 2)),
                Map.entry("Upsample", List.of(1)),
                Map.entry("Pad", List.of(2)),
                Map.entry("Clip", List.of(1, 2)),
                Map.entry("Range", List.of(0, 1, 2)),
                Map.entry("OneHot", List.of(2)),
                Map.entry("Dropout", List.of(1)),
                Map.entry("QuantizeLinear", List.of(1)),
                Map.entry("DequantizeLinear", List.of(1)),
                Map.entry("QLinearConv", List.of(1, 4, 6)),
                Map.entry("QLinearMatMul", List.of(1, 4, 6)),
                Map.entry("NonMaxSuppression", List.of(3, 4)));

        private Settings() {}

        static void collect(GraphProto proto, Set<String> found) {
            for (NodeProto node : proto.getNodeList()) {
                for (int index : INPUTS.getOrDefault(node.getOpType(), List.of())) {
                    if (index < node.getInputCount()) {
                        found.add(node.getInput(index));
                    }
                }
                node.getAttributeList().stream().filter(a -> a.hasG()).forEach(a -> collect(a.getG(), found));
            }
        }
    }
}
