package org.reprise.core.models;

import ai.onnxruntime.OnnxTensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.graph.TensorType;

/** What a step is called with, made anew only when an input gets other memory. */
final class LoopBinding {
    private final Map<String, TensorType> given = new LinkedHashMap<>();
    private final List<Map<String, OnnxTensor>> inputs = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    private final List<Map<String, OnnxTensor>> pinned = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    private final Map<String, NativeTensor> results = new HashMap<>();
    private final Set<String> loose = new HashSet<>();

    /**
     * @param old memory of outputs from before, taken over where it fits and freed where not; null if there is none
     */
    LoopBinding(OpenModel model, LoopState state, Map<String, NativeTensor> others, LoopBinding old) {
        Map<String, NativeTensor> spare = old == null ? new HashMap<>() : old.results;
        Signature signature = model.signature();
        Map<String, Signature.Bound> symbols = new HashMap<>();
        state.names().forEach(input -> given.put(input, state.current(input).type()));
        others.forEach((input, tensor) -> given.put(input, tensor.type()));
        signature.checkAll(given, symbols);
        for (int half = 0; half < 2; half++) {
            for (String input : state.names()) {
                inputs.get(half).put(input, state.half(input, half).onnx());
            }
            for (Map.Entry<String, NativeTensor> other : others.entrySet()) {
                inputs.get(half).put(other.getKey(), other.getValue().onnx());
            }
        }
        try {
            outputs(model, state, symbols, spare);
        } catch (RuntimeException e) {
            free();
            throw e;
        } finally {
            spare.values().forEach(NativeTensor::free);
            spare.clear();
        }
    }

    private void outputs(
            OpenModel model, LoopState state, Map<String, Signature.Bound> symbols, Map<String, NativeTensor> spare) {
        Signature signature = model.signature();
        for (String output : signature.outputs().keySet()) {
            String input = state.carried().get(output);
            if (input != null) {
                pinned.get(0).put(output, state.half(input, 1).onnx());
                pinned.get(1).put(output, state.half(input, 0).onnx());
                continue;
            }
            long[] shape = signature.shape(output, symbols);
            if (shape == null) {
                loose.add(output);
                continue;
            }
            NativeTensor result = spare.remove(output);
            TensorType type = signature.output(output);
            if (result != null && !result.is(type.dtype(), shape)) {
                result.free();
                result = null;
            }
            if (result == null) {
                result = new NativeTensor(
                        model.scope().runtime().memory(), model.session().environment(), type.dtype(), shape);
            }
            results.put(output, result);
            pinned.get(0).put(output, result.onnx());
            pinned.get(1).put(output, result.onnx());
        }
    }

    /** Types of all inputs. */
    Map<String, TensorType> given() {
        return given;
    }

    Map<String, OnnxTensor> inputs(int front) {
        return inputs.get(front);
    }

    Map<String, OnnxTensor> pinned(int front) {
        return pinned.get(front);
    }

    /** Outputs whose memory ONNX Runtime makes, for their shape is known only after the run. */
    Set<String> loose() {
        return loose;
    }

    /** The memory of an output; null for one that is carried or loose. */
    NativeTensor result(String output) {
        return results.get(output);
    }

    void free() {
        results.values().forEach(NativeTensor::free);
        results.clear();
    }
}
