package org.reprise.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a graph as an ONNX model: only what its outputs need, with names that are unique over all bodies. */
final class OnnxWriter {
    static final int OPSET = 17;
    private static final int IR = 8;

    private final Graph root;
    private final Map<Value, String> names = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<Value> used = new HashSet<>();

    private OnnxWriter(Graph root) {
        this.root = root;
    }

    static byte[] write(Graph graph) {
        if (graph.outputs().isEmpty()) {
            throw new GraphException("graph " + graph.name() + " has no outputs: name one with output(name, value)");
        }
        return new OnnxWriter(graph).model().toByteArray();
    }

    private ModelProto model() {
        mark(root, root.outputs().values());
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR)
                .setProducerName("reprise")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
        root.metadata()
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        root.inputs().keySet().forEach(this::unique);
        root.parameters().keySet().forEach(this::unique);
        root.outputs().keySet().forEach(this::unique);
        return model.setGraph(graph(root, root.outputs())).build();
    }

    /** What a value is once marks that no file has are gone. */
    private static Value plain(Value value) {
        Value v = value;
        while (v.producedBy("StopGradient")) {
            v = v.node().input(0);
        }
        return v;
    }

    /** Finds what is used, from the end to the beginning. */
    private void mark(Graph graph, Collection<Value> outputs) {
        outputs.forEach(v -> used.add(plain(v)));
        List<Node> nodes = graph.nodes(outputs);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (isUsed(node)) {
                node.inputs().stream().filter(v -> v != null).forEach(v -> used.add(plain(v)));
                for (Object attribute : node.attributes().asMap().values()) {
                    if (attribute instanceof Graph body) {
                        mark(body, kept(node, body).values());
                    }
                }
            }
        }
    }

    private boolean isUsed(Node node) {
        return node.outputs().stream().anyMatch(used::contains);
    }

    /** Outputs of a body that somebody needs. */
    private Map<String, Value> kept(Node node, Graph body) {
        if (!node.op().equals("Scan")) {
            return body.outputs();
        }
        Map<String, Value> kept = new LinkedHashMap<>();
        int index = 0;
        int states = states(node);
        for (Map.Entry<String, Value> output : body.outputs().entrySet()) {
            if (index < states || used.contains(node.output(index))) {
                kept.put(output.getKey(), output.getValue());
            }
            index++;
        }
        return kept;
    }

    private static int states(Node node) {
        return node.inputs().size() - (int) node.attributes().integer("num_scan_inputs", 0);
    }

    private String unique(String wanted) {
        String base = wanted.isEmpty() ? "value" : wanted;
        int count = taken.merge(base, 1, Integer::sum);
        return count == 1 ? base : unique(base + "_" + count);
    }

    private String name(Value value) {
        Value v = plain(value);
        String known = names.get(v);
        if (known == null) {
            String hint = v.name() != null
                    ? v.name()
                    : v.isConstant() ? "constant" : v.node().scope() + v.node().op();
            known = unique(hint);
            names.put(v, known);
        }
        return known;
    }

    private GraphProto graph(Graph graph, Map<String, Value> outputs) {
        GraphProto.Builder proto = GraphProto.newBuilder().setName(graph.name());
        boolean outermost = graph == root;
        for (Value input : graph.inputs().values()) {
            names.put(input, outermost ? input.name() : unique(input.name()));
            proto.addInput(info(names.get(input), input.type()));
        }
        if (outermost) {
            root.parameters().values().forEach(p -> names.put(p, p.name()));
            root.parameters().values().stream().filter(used::contains).forEach(p -> proto.addInitializer(tensor(p)));
            root.constants().stream().filter(used::contains).forEach(c -> proto.addInitializer(tensor(c)));
        }
        List<NodeProto> identities = new ArrayList<>();
        Map<String, String> emitted = new LinkedHashMap<>();
        outputs.forEach((outputName, given) -> {
            Value value = plain(given);
            String name = outermost ? outputName : unique(outputName);
            boolean own = value.node() != null && value.graph() == graph && !names.containsKey(value);
            if (own) {
                names.put(value, name);
            }
            emitted.put(outputName, name);
        });
        for (Node node : graph.nodes(outputs.values())) {
            if (isUsed(node)) {
                proto.addNode(node(node));
            }
        }
        outputs.forEach((outputName, value) -> {
            String name = emitted.get(outputName);
            if (!name(value).equals(name)) {
                identities.add(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName(name + "/Identity")
                        .addInput(name(value))
                        .addOutput(name)
                        .build());
            }
            proto.addOutput(info(name, value.type()));
        });
        return proto.addAllNode(identities).build();
    }

    private NodeProto node(Node node) {
        NodeProto.Builder proto = NodeProto.newBuilder().setOpType(node.op());
        for (Value input : node.inputs()) {
            proto.addInput(input == null ? "" : name(input));
        }
        Set<Integer> dropped = new HashSet<>();
        for (Value output : node.outputs()) {
            boolean scanned = node.op().equals("Scan") && output.index() >= states(node);
            if (scanned && !used.contains(output)) {
                dropped.add(output.index());
            } else {
                proto.addOutput(name(output));
            }
        }
        // Named by what it computes.
        proto.setName(name(node.output(0)) + (node.output(0).name() == null ? "" : "/" + node.op()));
        node.attributes().asMap().forEach((name, value) -> {
            if (name.equals("scan_output_directions") && value instanceof long[] all && !dropped.isEmpty()) {
                long[] left = new long[all.length - dropped.size()];
                java.util.Arrays.fill(left, all[0]);
                proto.addAttribute(attribute(node, name, left));
            } else {
                proto.addAttribute(attribute(node, name, value));
            }
        });
        return proto.build();
    }

    private AttributeProto attribute(Node node, String name, Object value) {
        AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
        if (value instanceof Long number) {
            proto.setType(AttributeType.INT).setI(number);
        } else if (value instanceof Float number) {
            proto.setType(AttributeType.FLOAT).setF(number);
        } else if (value instanceof String text) {
            proto.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        } else if (value instanceof long[] numbers) {
            proto.setType(AttributeType.INTS);
            for (long number : numbers) {
                proto.addInts(number);
            }
        } else if (value instanceof float[] numbers) {
            proto.setType(AttributeType.FLOATS);
            for (float number : numbers) {
                proto.addFloats(number);
            }
        } else if (value instanceof List<?> texts) {
            proto.setType(AttributeType.STRINGS);
            texts.forEach(text -> proto.addStrings(ByteString.copyFromUtf8((String) text)));
        } else if (value instanceof Tensor tensor) {
            proto.setType(AttributeType.TENSOR).setT(tensor("", tensor));
        } else if (value instanceof Graph body) {
            proto.setType(AttributeType.GRAPH).setG(graph(body, kept(node, body)));
        } else {
            throw new IllegalStateException("attribute " + name + " of " + node + " is a " + value.getClass());
        }
        return proto.build();
    }

    private TensorProto tensor(Value value) {
        return tensor(name(value), value.tensor());
    }

    static TensorProto tensor(String name, Tensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(tensor.dtype().code())
                .setRawData(ByteString.copyFrom(tensor.bytes()));
        for (long length : tensor.shape()) {
            proto.addDims(length);
        }
        return proto.build();
    }

    static ValueInfoProto info(String name, TensorType type) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Dim dim : type.shape().dims()) {
            TensorShapeProto.Dimension.Builder length = TensorShapeProto.Dimension.newBuilder();
            if (dim.isStatic()) {
                length.setDimValue(dim.value());
            } else if (!dim.isUnknown()) {
                length.setDimParam(dim.symbol());
            }
            shape.addDim(length);
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.dtype().code())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
