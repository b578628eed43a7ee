package org.reprise.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the nodes of a model, of its bodies and of its functions into a graph, one after the other. */
final class NodeImporter {
    private static final int DEEPEST = 64;

    private final Graph graph;
    private final TensorReader tensors;
    private final Map<String, FunctionProto> functions;
    private final boolean untied;
    private int depth;
    private int seeds;

    NodeImporter(Graph graph, TensorReader tensors, Map<String, FunctionProto> functions, boolean untied) {
        this.untied = untied;
        this.graph = graph;
        this.tensors = tensors;
        this.functions = functions;
    }

    Graph graph() {
        return graph;
    }

    /** A seed for a node that has none: nodes that draw numbers must not be taken for one. */
    int seed() {
        return ++seeds;
    }

    /** @param outermost whether their names are the model's */
    void run(List<NodeProto> nodes, Names names, int opset, boolean outermost) {
        for (NodeProto node : nodes) {
            List<?> results;
            try {
                results = results(node, names, opset, Map.of());
            } catch (RuntimeException e) {
                String why = e instanceof GraphException ? e.getMessage() : "it is not valid: " + e;
                throw new GraphException("node " + Support.label(node) + " (" + node.getOpType() + "): " + why, e);
            }
            bind(node, results, names, outermost);
        }
    }

    private void bind(NodeProto node, List<?> results, Names names, boolean outermost) {
        for (int i = 0; i < node.getOutputCount(); i++) {
            String name = node.getOutput(i);
            if (name.isEmpty()) {
                continue;
            }
            Object result = i < results.size() ? results.get(i) : null;
            if (result == null) {
                throw new GraphException("node " + Support.label(node) + " (" + node.getOpType() + "): output " + i
                        + " is not supported");
            }
            names.put(name, result);
            if (result instanceof Value value) {
                if (value.node() != null && value.name() == null) {
                    value.rename(name);
                }
                if (outermost) {
                    graph.remember(name, value);
                }
            }
        }
    }

    private List<?> results(NodeProto node, Names names, int opset, Map<String, AttributeProto> arguments) {
        List<Object> inputs = new ArrayList<>();
        for (String name : node.getInputList()) {
            inputs.add(name.isEmpty() ? null : names.get(name) instanceof List<?> list ? list : names.value(name));
        }
        Map<String, AttributeProto> given = new HashMap<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            AttributeProto actual =
                    attribute.getRefAttrName().isEmpty() ? attribute : arguments.get(attribute.getRefAttrName());
            if (actual != null) {
                given.put(attribute.getName(), actual);
            }
        }
        FunctionProto function = functions.get(node.getDomain() + ":" + node.getOpType());
        if (function != null) {
            return call(function, inputs, given);
        }
        Source source =
                new Source(this, names, node.getOpType(), opset, attributes(given), given, inputs, outputs(node));
        if (untied && isCopy(source)) {
            return List.of(graph.parameter(node.getOutput(0), source.needed(0).tensor()));
        }
        Conversion conversion = Conversions.of(node.getOpType());
        return conversion == null ? source.plain() : conversion.of(source);
    }

    private static boolean isCopy(Source source) {
        return source.op().equals("Identity")
                && source.given().get(0) instanceof Value value
                && value.kind() == Value.Kind.PARAMETER;
    }

    private static int outputs(NodeProto node) {
        int count = node.getOutputCount();
        while (count > 0 && node.getOutput(count - 1).isEmpty()) {
            count--;
        }
        return count;
    }

    /** A function of the model, put in the place of its call. */
    private List<?> call(FunctionProto function, List<Object> inputs, Map<String, AttributeProto> given) {
        if (++depth > DEEPEST) {
            throw new GraphException("the function " + function.getName() + " calls itself");
        }
        Names inner = new Names(null);
        for (int i = 0; i < function.getInputCount(); i++) {
            if (i < inputs.size() && inputs.get(i) != null) {
                inner.put(function.getInput(i), inputs.get(i));
            }
        }
        Map<String, AttributeProto> arguments = new HashMap<>(given);
        function.getAttributeProtoList().forEach(a -> arguments.putIfAbsent(a.getName(), a));
        int opset = (int) function.getOpsetImportList().stream()
                .filter(set -> Support.isStandard(set.getDomain()))
                .mapToLong(set -> set.getVersion())
                .max()
                .orElse(1);
        if (opset > OnnxReader.NEWEST_OPSET) {
            throw new GraphException("the function " + function.getName() + " uses version " + opset
                    + " of ONNX's operators; the newest that is read is " + OnnxReader.NEWEST_OPSET);
        }
        for (NodeProto node : function.getNodeList()) {
            bind(node, results(node, inner, opset, arguments), inner, false);
        }
        depth--;
        return function.getOutputList().stream().map(inner::get).toList();
    }

    /**
     * Puts a body's nodes into the graph that is being built.
     *
     * @param inputs what its inputs are
     * @return its outputs
     */
    List<Value> body(GraphProto body, Names around, int opset, List<Value> inputs) {
        if (body.getInputCount() != inputs.size()) {
            throw new GraphException("the body " + body.getName() + " has " + body.getInputCount() + " inputs, but "
                    + inputs.size() + " are given");
        }
        Names inner = new Names(around);
        for (int i = 0; i < inputs.size(); i++) {
            inner.put(body.getInput(i).getName(), inputs.get(i));
        }
        for (TensorProto initializer : body.getInitializerList()) {
            inner.put(initializer.getName(), initializer(initializer));
        }
        run(body.getNodeList(), inner, opset, false);
        return body.getOutputList().stream()
                .map(ValueInfoProto::getName)
                .map(inner::value)
                .toList();
    }

    private Value initializer(TensorProto proto) {
        Tensor tensor = tensors.read(proto, "the initializer " + proto.getName());
        Value known = graph.parameters().get(proto.getName());
        if (known != null && known.tensor().equals(tensor)) {
            // The body is read a second time.
            return known;
        }
        boolean free = known == null && !graph.inputs().containsKey(proto.getName());
        return tensor.dtype().isFloating() && free ? graph.parameter(proto.getName(), tensor) : graph.constant(tensor);
    }

    private Attributes attributes(Map<String, AttributeProto> given) {
        Attributes all = Attributes.NONE;
        for (Map.Entry<String, AttributeProto> entry : given.entrySet()) {
            Object value = value(entry.getKey(), entry.getValue());
            // Of the first versions: of no meaning.
            if (value != null && !entry.getKey().equals("consumed_inputs")) {
                all = all.with(entry.getKey(), value);
            }
        }
        return all;
    }

    private Object value(String name, AttributeProto proto) {
        return switch (type(proto)) {
            case INT -> proto.getI();
            case FLOAT -> proto.getF();
            case STRING -> text(proto.getS());
            case INTS -> proto.getIntsList().stream().mapToLong(Long::longValue).toArray();
            case FLOATS -> {
                float[] numbers = new float[proto.getFloatsCount()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = proto.getFloats(i);
                }
                yield numbers;
            }
            case STRINGS ->
                proto.getStringsList().stream().map(NodeImporter::text).toList();
            case TENSOR -> tensors.read(proto.getT(), "the attribute " + name);
            case GRAPH -> null;
            default ->
                throw new GraphException(
                        "the attribute " + name + " is of type " + proto.getType() + ", which is not supported");
        };
    }

    /** The first versions of the format did not write the type. */
    private static AttributeProto.AttributeType type(AttributeProto proto) {
        if (proto.getType() != AttributeProto.AttributeType.UNDEFINED) {
            return proto.getType();
        }
        return proto.getIntsCount() > 0
                ? AttributeProto.AttributeType.INTS
                : proto.getFloatsCount() > 0
                        ? AttributeProto.AttributeType.FLOATS
                        : proto.hasT()
                                ? AttributeProto.AttributeType.TENSOR
                                : proto.hasG()
                                        ? AttributeProto.AttributeType.GRAPH
                                        : proto.hasF()
                                                ? AttributeProto.AttributeType.FLOAT
                                                : proto.hasS()
                                                        ? AttributeProto.AttributeType.STRING
                                                        : AttributeProto.AttributeType.INT;
    }

    private static String text(ByteString bytes) {
        return bytes.toStringUtf8();
    }
}
