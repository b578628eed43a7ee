package org.reprise.core.models;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.reprise.graph.DType;

/** ONNX files made by hand. */
final class OnnxFiles {
    private OnnxFiles() {}

    static byte[] model(GraphProto.Builder graph) {
        return model(graph, 21, 10);
    }

    static byte[] model(GraphProto.Builder graph, long opset, long ir) {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(ir).setGraph(graph.setName("graph"));
        model.addOpsetImportBuilder().setVersion(opset);
        return model.build().toByteArray();
    }

    /** A node with one output. */
    static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName("the-" + output)
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    static NodeProto.Builder with(NodeProto.Builder node, String attribute, long value) {
        node.addAttributeBuilder()
                .setName(attribute)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value);
        return node;
    }

    static NodeProto.Builder with(NodeProto.Builder node, String attribute, String value) {
        node.addAttributeBuilder()
                .setName(attribute)
                .setType(OnnxMl.AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value));
        return node;
    }

    static NodeProto.Builder with(NodeProto.Builder node, String attribute, GraphProto.Builder body) {
        node.addAttributeBuilder()
                .setName(attribute)
                .setType(OnnxMl.AttributeProto.AttributeType.GRAPH)
                .setG(body.setName(attribute));
        return node;
    }

    /** An input or output; lengths are numbers or names. */
    static OnnxMl.ValueInfoProto value(String name, DType dtype, Object... shape) {
        OnnxMl.ValueInfoProto.Builder value = OnnxMl.ValueInfoProto.newBuilder().setName(name);
        OnnxMl.TypeProto.Tensor.Builder type =
                value.getTypeBuilder().getTensorTypeBuilder().setElemType(dtype.code());
        OnnxMl.TensorShapeProto.Builder dims = type.getShapeBuilder();
        for (Object length : shape) {
            if (length instanceof Number number) {
                dims.addDimBuilder().setDimValue(number.longValue());
            } else {
                dims.addDimBuilder().setDimParam(length.toString());
            }
        }
        return value.build();
    }

    static OnnxMl.TensorProto floats(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, DType.FLOAT, bytes.array(), shape);
    }

    static OnnxMl.TensorProto longs(String name, long[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, DType.INT64, bytes.array(), shape);
    }

    private static OnnxMl.TensorProto constant(String name, DType dtype, byte[] bytes, long... shape) {
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(dtype.code())
                .setRawData(ByteString.copyFrom(bytes));
        for (long length : shape) {
            tensor.addDims(length);
        }
        return tensor.build();
    }

    /** y = op(a, b), all of one type and shape. */
    static byte[] binary(String op, DType dtype, Object... shape) {
        return model(GraphProto.newBuilder()
                .addInput(value("a", dtype, shape))
                .addInput(value("b", dtype, shape))
                .addNode(node(op, "y", "a", "b"))
                .addOutput(value("y", dtype, shape)));
    }

    /** y [batch, 3] = x [batch, 2] w [2, 3]. */
    static byte[] matmul() {
        return model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, "batch", 2))
                .addInput(value("w", DType.FLOAT, 2, 3))
                .addNode(node("MatMul", "y", "x", "w"))
                .addOutput(value("y", DType.FLOAT, "batch", 3)));
    }

    /**
     * A step that would go wrong where an output lies on its input: w' = w A, and the loss is the sum of the old w.
     *
     * @param n length of w, which is [1, n]
     */
    static byte[] power(int n) {
        return model(GraphProto.newBuilder()
                .addInput(value("w", DType.FLOAT, 1, n))
                .addInput(value("a", DType.FLOAT, n, n))
                .addNode(node("MatMul", "w_next", "w", "a"))
                .addNode(with(node("ReduceSum", "loss", "w"), "keepdims", 0))
                .addOutput(value("w_next", DType.FLOAT, 1, n))
                .addOutput(value("loss", DType.FLOAT)));
    }

    /** Counts to {@code n} one by one, which takes seconds for billions; the input adds to the result. */
    static byte[] count(long n) {
        GraphProto.Builder body = GraphProto.newBuilder()
                .addInput(value("i", DType.INT64))
                .addInput(value("go", DType.BOOL))
                .addInput(value("s", DType.FLOAT, 1))
                .addNode(node("Add", "s_next", "s", "x"))
                .addNode(node("Identity", "go_on", "go"))
                .addOutput(value("go_on", DType.BOOL))
                .addOutput(value("s_next", DType.FLOAT, 1));
        return model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 1))
                .addInitializer(longs("n", new long[] {n}))
                .addNode(with(node("Loop", "y", "n", "", "x"), "body", body))
                .addOutput(value("y", DType.FLOAT, 1)));
    }

    /** A Scan of k steps w' = w - rate * (w - target_i), that yields every |w - target_i|. */
    static byte[] scan(int n) {
        GraphProto.Builder body = GraphProto.newBuilder()
                .addInput(value("v", DType.FLOAT, n))
                .addInput(value("t", DType.FLOAT, n))
                .addNode(node("Sub", "d", "v", "t"))
                .addNode(node("Mul", "g", "d", "rate"))
                .addNode(node("Sub", "v_next", "v", "g"))
                .addNode(with(node("ReduceL2", "e", "d"), "keepdims", 0))
                .addOutput(value("v_next", DType.FLOAT, n))
                .addOutput(value("e", DType.FLOAT));
        NodeProto.Builder scan = with(with(node("Scan", "w_next", "w", "targets"), "body", body), "num_scan_inputs", 1);
        scan.addOutput("losses");
        return model(GraphProto.newBuilder()
                .addInput(value("w", DType.FLOAT, n))
                .addInput(value("targets", DType.FLOAT, "steps", n))
                .addInput(value("rate", DType.FLOAT))
                .addNode(scan)
                .addOutput(value("w_next", DType.FLOAT, n))
                .addOutput(value("losses", DType.FLOAT, "steps")));
    }
}
