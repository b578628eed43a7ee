package org.reprise.core.models;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.core.util.Names;
import org.reprise.graph.DType;
import org.reprise.graph.Dim;
import org.reprise.graph.Shape;
import org.reprise.graph.TensorType;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Inputs and outputs of a model: checks what it is given before ONNX Runtime sees it. */
final class Signature {
    private static final String PREFIX = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";

    private final String model;
    private final Map<String, TensorType> inputs;
    private final Map<String, TensorType> outputs;
    private final Set<String> unranked;

    private Signature(
            String model, Map<String, TensorType> inputs, Map<String, TensorType> outputs, Set<String> unranked) {
        this.model = model;
        this.inputs = Collections.unmodifiableMap(inputs);
        this.outputs = Collections.unmodifiableMap(outputs);
        this.unranked = unranked;
    }

    static Signature of(String model, OrtSession session, ModelFile file) throws OrtException {
        return new Signature(
                model, types(model, session.getInputInfo()), types(model, session.getOutputInfo()), file.unranked());
    }

    /** The same under another name in errors. */
    Signature named(String name) {
        return new Signature(name, inputs, outputs, unranked);
    }

    private static Map<String, TensorType> types(String model, Map<String, NodeInfo> infos) {
        Map<String, TensorType> types = new LinkedHashMap<>();
        infos.forEach((name, info) -> {
            if (!(info.getInfo() instanceof TensorInfo tensor)) {
                throw ModelErrors.invalid(model, "'" + name + "' is no tensor: " + info.getInfo(), null);
            }
            types.put(name, new TensorType(dtype(model, name, tensor), shape(tensor)));
        });
        return types;
    }

    private static DType dtype(String model, String name, TensorInfo tensor) {
        String type = tensor.onnxType.name().replace(PREFIX, "");
        try {
            return DType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw ModelErrors.invalid(
                    model, "'" + name + "' has elements of type " + type + "; expected numbers or booleans", e);
        }
    }

    private static Shape shape(TensorInfo tensor) {
        long[] lengths = tensor.getShape();
        String[] symbols = tensor.getDimensionNames();
        List<Dim> dims = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            boolean named = symbols != null && !symbols[i].isBlank();
            dims.add(lengths[i] >= 0 ? Dim.of(lengths[i]) : named ? Dim.symbol(symbols[i]) : Dim.unknown());
        }
        return new Shape(dims);
    }

    Map<String, TensorType> inputs() {
        return inputs;
    }

    Map<String, TensorType> outputs() {
        return outputs;
    }

    /** @throws RepriseException {@link ErrorCode#MODEL_INPUT} if there is no such input */
    TensorType input(String name) {
        return known("input", name, inputs);
    }

    /** @throws RepriseException {@link ErrorCode#MODEL_INPUT} if there is no such output */
    TensorType output(String name) {
        return known("output", name, outputs);
    }

    private TensorType known(String what, String name, Map<String, TensorType> types) {
        TensorType type = types.get(name);
        if (type == null) {
            throw Names.unknown(ErrorCode.MODEL_INPUT, what + " of model '" + model + "':", name, types.keySet());
        }
        return type;
    }

    private void checkComplete(Set<String> given) {
        if (!given.containsAll(inputs.keySet())) {
            List<String> missing = inputs.keySet().stream()
                    .filter(name -> !given.contains(name))
                    .map(name -> "'" + name + "' " + inputs.get(name))
                    .toList();
            throw ModelErrors.input("model '" + model + "' was not given " + String.join(", ", missing));
        }
    }

    /**
     * Checks all inputs of a call.
     *
     * @param symbols lengths that symbols have in this call; added to
     */
    void checkAll(Map<String, TensorType> given, Map<String, Bound> symbols) {
        new TreeSet<>(given.keySet()).forEach(this::input);
        checkComplete(given.keySet());
        inputs.keySet().forEach(name -> check(name, given.get(name), symbols));
    }

    /**
     * Checks what an input is given.
     *
     * @param symbols lengths that symbols have in this call, each with the input that said so; added to
     */
    void check(String name, TensorType given, Map<String, Bound> symbols) {
        TensorType expected = input(name);
        boolean fits = given.dtype() == expected.dtype() && fits(name, given.shape(), expected.shape(), symbols);
        if (!fits) {
            throw ModelErrors.input("input '" + name + "' of model '" + model + "' is " + given + "; expected "
                    + expected + bindings(expected.shape(), symbols));
        }
        if (!NativeTensor.feedable(given.dtype())) {
            throw ModelErrors.input("input '" + name + "' of model '" + model + "' is " + given
                    + ", and ONNX Runtime takes no " + given.dtype()
                    + " from Java; let the model take int64 or int32, and Cast");
        }
    }

    /** Length of a symbol, and the input that it comes from. */
    record Bound(long length, String input) {}

    private boolean fits(String name, Shape given, Shape expected, Map<String, Bound> symbols) {
        if (unranked.contains(name)) {
            return true;
        }
        if (given.rank() != expected.rank()) {
            return false;
        }
        for (int i = 0; i < given.rank(); i++) {
            Dim dim = expected.dims().get(i);
            long length = given.dims().get(i).value();
            if (dim.isStatic()
                    ? dim.value() != length
                    : !dim.isUnknown() && bind(dim, length, name, symbols) != length) {
                return false;
            }
        }
        return true;
    }

    private static long bind(Dim dim, long length, String name, Map<String, Bound> symbols) {
        return symbols.computeIfAbsent(dim.symbol(), absent -> new Bound(length, name))
                .length();
    }

    private static String bindings(Shape expected, Map<String, Bound> symbols) {
        StringBuilder text = new StringBuilder();
        for (Dim dim : expected.dims()) {
            Bound bound = symbols.get(dim.symbol());
            if (bound != null) {
                text.append(", where ").append(dim).append(" is ").append(bound.length());
                text.append(" by input '").append(bound.input()).append('\'');
            }
        }
        return text.toString();
    }

    /** The shape that an output will have; null if it is known only after the run. */
    long[] shape(String output, Map<String, Bound> symbols) {
        TensorType type = output(output);
        if (unranked.contains(output) || !NativeTensor.feedable(type.dtype())) {
            return null;
        }
        long[] lengths = new long[type.shape().rank()];
        for (int i = 0; i < lengths.length; i++) {
            Dim dim = type.shape().dims().get(i);
            Bound bound = dim.isStatic() ? null : symbols.get(dim.symbol());
            if (!dim.isStatic() && bound == null) {
                return null;
            }
            lengths[i] = dim.isStatic() ? dim.value() : bound.length();
        }
        return lengths;
    }
}
