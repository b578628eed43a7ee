package org.reprise.graph;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs models with ONNX Runtime, as plainly as can be. */
final class Ort implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private Ort(OrtSession session) {
        this.session = session;
    }

    static Ort open(byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
            return new Ort(ENVIRONMENT.createSession(model, options));
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs) {
        try (Ort ort = open(graph.toOnnx())) {
            return ort.run(inputs);
        }
    }

    Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Map<String, OnnxTensor> fed = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                Tensor tensor = inputs.get(name);
                if (tensor == null) {
                    throw new IllegalStateException("no value for input " + name);
                }
                ByteBuffer bytes = ByteBuffer.allocateDirect(
                                Math.max(1, tensor.bytes().remaining()))
                        .order(ByteOrder.nativeOrder());
                bytes.put(tensor.bytes()).flip();
                fed.put(name, OnnxTensor.createTensor(ENVIRONMENT, bytes, tensor.shape(), type(tensor.dtype())));
            }
            try (OrtSession.Result result = session.run(fed)) {
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> entry : result) {
                    OnnxTensor value = (OnnxTensor) entry.getValue();
                    TensorInfo info = value.getInfo();
                    ByteBuffer bytes = value.getByteBuffer();
                    byte[] copy = new byte[bytes.remaining()];
                    bytes.get(copy);
                    outputs.put(entry.getKey(), Tensor.ofBytes(DType.valueOf(info.type.name()), copy, info.getShape()));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxJavaType type(DType dtype) {
        return switch (dtype) {
            case FLOAT -> OnnxJavaType.FLOAT;
            case DOUBLE -> OnnxJavaType.DOUBLE;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case BOOL -> OnnxJavaType.BOOL;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT16 -> OnnxJavaType.INT16;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            default -> throw new IllegalStateException("type " + dtype);
        };
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
