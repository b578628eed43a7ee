package org.reprise.core.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;

/** A model that a trial or a problem has opened. */
final class OpenModel implements Model {
    private final ModelScope scope;
    private final String name;
    private final Session session;
    private final Signature signature;
    private final Guard guard;
    private final Set<OpenLoop> loops = ConcurrentHashMap.newKeySet();

    OpenModel(ModelScope scope, String name, Session session) {
        this.scope = scope;
        this.name = name;
        this.session = session;
        signature = session.signature().named(name);
        guard = new Guard("Model '" + name + "'", false, this::free);
        scope.runtime().models().incrementAndGet();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, TensorType> inputs() {
        return signature.inputs();
    }

    @Override
    public Map<String, TensorType> outputs() {
        return signature.outputs();
    }

    ModelScope scope() {
        return scope;
    }

    Session session() {
        return session;
    }

    Signature signature() {
        return signature;
    }

    void forget(OpenLoop loop) {
        loops.remove(loop);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        guard.enter();
        try {
            Map<String, TensorType> types = new LinkedHashMap<>();
            inputs.forEach((input, value) -> types.put(input, value.type()));
            signature.checkAll(types, new HashMap<>());
            return runChecked(inputs, types);
        } finally {
            guard.exit();
        }
    }

    private Map<String, Tensor> runChecked(Map<String, Tensor> inputs, Map<String, TensorType> types) {
        List<NativeTensor> copies = new ArrayList<>();
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (RunOptions options = new RunOptions()) {
            inputs.forEach((input, value) -> {
                copies.add(NativeTensor.of(scope.runtime().memory(), session.environment(), value));
                given.put(input, copies.get(copies.size() - 1).onnx());
            });
            try (OrtSession.Result result =
                    scope.call(options, () -> session.session().run(given, options))) {
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                for (String output : signature.outputs().keySet()) {
                    outputs.put(output, tensor(output, result));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw failed(types, e);
        } finally {
            copies.forEach(NativeTensor::free);
        }
    }

    /** An output that ONNX Runtime owns, copied. */
    Tensor tensor(String output, OrtSession.Result result) {
        OnnxValue value = result.get(output).orElseThrow();
        if (!(value instanceof OnnxTensor tensor)) {
            throw ModelErrors.input("output '" + output + "' of model '" + name + "' is no tensor");
        }
        DType dtype = signature.output(output).dtype();
        long[] shape = tensor.getInfo().getShape();
        for (long length : shape) {
            if (length == 0) {
                return Tensor.ofBytes(dtype, new byte[0], shape);
            }
        }
        ByteBuffer bytes = tensor.getByteBuffer();
        return Tensor.ofBytes(dtype, bytes.array(), shape);
    }

    /** The error of a run. */
    RuntimeException failed(Map<String, TensorType> given, OrtException e) {
        String text = given.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return ModelErrors.running(name, scope.device(), text.isEmpty() ? "no inputs" : text, e);
    }

    @Override
    public ModelLoop loop(Map<String, String> carried, Map<String, Tensor> initial) {
        guard.enter();
        try {
            OpenLoop loop = new OpenLoop(this, carried, initial);
            loops.add(loop);
            return loop;
        } finally {
            guard.exit();
        }
    }

    @Override
    public void close() {
        guard.close();
        loops.forEach(OpenLoop::close);
    }

    private void free() {
        loops.forEach(OpenLoop::close);
        scope.forget(this);
        scope.runtime().models().decrementAndGet();
        scope.runtime().sessions().release(session);
    }
}
