package org.reprise.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** ONNX files put together by hand. */
final class Models {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("made");
    private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);

    static Models opset(int version) {
        Models made = new Models();
        made.model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version));
        return made;
    }

    Models domain(String domain) {
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
        return this;
    }

    Models input(String name, DType dtype, Object... lengths) {
        graph.addInput(OnnxWriter.info(name, new TensorType(dtype, Shape.of(lengths))));
        return this;
    }

    Models output(String name, DType dtype, Object... lengths) {
        graph.addOutput(OnnxWriter.info(name, new TensorType(dtype, Shape.of(lengths))));
        return this;
    }

    Models initializer(String name, Tensor tensor) {
        graph.addInitializer(OnnxWriter.tensor(name, tensor));
        return this;
    }

    Models node(NodeProto.Builder node) {
        graph.addNode(node);
        return this;
    }

    /** @param inputs names with spaces between them; an underscore for one that is left out */
    Models node(String op, String inputs, String outputs, Object... attributes) {
        return node(of(op, inputs, outputs, attributes));
    }

    Models function(FunctionProto.Builder function) {
        model.addFunctions(function);
        return this;
    }

    GraphProto.Builder graph() {
        return graph;
    }

    ModelProto.Builder model() {
        return model;
    }

    byte[] bytes() {
        return model.setGraph(graph).build().toByteArray();
    }

    Graph read() {
        return OnnxReader.read(bytes());
    }

    static NodeProto.Builder of(String op, String inputs, String outputs, Object... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(op);
        for (String name : inputs.isEmpty() ? new String[0] : inputs.split(" ")) {
            node.addInput(name.equals("_") ? "" : name);
        }
        for (String name : outputs.split(" ")) {
            node.addOutput(name);
        }
        for (int i = 0; i < attributes.length; i += 2) {
            node.addAttribute(attribute((String) attributes[i], attributes[i + 1]));
        }
        return node;
    }

    static AttributeProto.Builder attribute(String name, Object value) {
        AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
        if (value instanceof Integer number) {
            proto.setType(AttributeProto.AttributeType.INT).setI(number);
        } else if (value instanceof Float number) {
            proto.setType(AttributeProto.AttributeType.FLOAT).setF(number);
        } else if (value instanceof String text) {
            proto.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        } else if (value instanceof List<?> numbers) {
            proto.setType(AttributeProto.AttributeType.INTS);
            numbers.forEach(number -> proto.addInts((Integer) number));
        } else if (value instanceof Tensor tensor) {
            proto.setType(AttributeProto.AttributeType.TENSOR).setT(OnnxWriter.tensor("", tensor));
        } else {
            proto.setType(AttributeProto.AttributeType.GRAPH).setG((GraphProto.Builder) value);
        }
        return proto;
    }
}
