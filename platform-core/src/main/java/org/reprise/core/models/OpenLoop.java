package org.reprise.core.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reprise.graph.Shape;
import org.reprise.graph.Tensor;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.RepriseException;

/** A loop over a model. */
final class OpenLoop implements ModelLoop {
    private final OpenModel model;
    private final LoopState state;
    private final LoopInputs inputs;
    private final RunOptions options;
    private final Guard guard;
    private LoopBinding binding;
    private OrtSession.Result last;
    private long bound = -1;
    private long steps;

    OpenLoop(OpenModel model, Map<String, String> carried, Map<String, Tensor> initial) {
        this.model = model;
        state = new LoopState(model, carried, initial);
        inputs = new LoopInputs(model);
        try {
            options = new RunOptions();
        } catch (OrtException e) {
            state.free();
            throw ModelErrors.internal("options of a run cannot be made", e);
        }
        guard = new Guard("A loop over model '" + model.name() + "'", true, this::free);
        model.scope().runtime().sessions().share(model.session());
        model.scope().runtime().loops().incrementAndGet();
    }

    void enter() {
        guard.enter();
    }

    void exit() {
        guard.exit();
    }

    private void checkFree(String input) {
        if (state.names().contains(input)) {
            throw ModelErrors.input("input '" + input + "' of model '" + model.name()
                    + "' is carried: only set() and restore() change it");
        }
    }

    @Override
    public ModelLoop hold(String input, Tensor value) {
        enter();
        try {
            checkFree(input);
            inputs.hold(input, value);
            return this;
        } finally {
            exit();
        }
    }

    @Override
    public Feed feed(String input, long... shape) {
        enter();
        try {
            checkFree(input);
            Shape declared = model.signature().input(input).shape();
            boolean fixed = shape.length == 0 && declared.isStatic();
            return inputs.feed(this, input, fixed ? declared.toArray() : shape);
        } finally {
            exit();
        }
    }

    @Override
    public void step() {
        enter();
        try {
            run();
        } finally {
            exit();
        }
    }

    @Override
    public Map<String, Tensor> step(Map<String, Tensor> others) {
        enter();
        try {
            others.keySet().forEach(this::checkFree);
            others.forEach(inputs::give);
            run();
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            for (String output : model.outputs().keySet()) {
                if (!state.carried().containsKey(output)) {
                    outputs.put(output, output(output));
                }
            }
            return outputs;
        } finally {
            exit();
        }
    }

    private void run() {
        closeLast();
        if (bound != inputs.version()) {
            binding = new LoopBinding(model, state, inputs.tensors(), binding);
            bound = inputs.version();
        }
        int front = state.front();
        try {
            last = model.scope().call(options, () -> model.session()
                    .session()
                    .run(binding.inputs(front), binding.loose(), binding.pinned(front), options));
        } catch (OrtException e) {
            throw model.failed(binding.given(), e);
        }
        state.swap();
        steps++;
    }

    private void closeLast() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    private Tensor output(String output) {
        return binding.loose().contains(output)
                ? model.tensor(output, last)
                : binding.result(output).get();
    }

    @Override
    public long steps() {
        enter();
        try {
            return steps;
        } finally {
            exit();
        }
    }

    @Override
    public Tensor get(String name) {
        enter();
        try {
            NativeTensor tensor = find(name);
            return tensor == null ? model.tensor(name, last) : tensor.get();
        } finally {
            exit();
        }
    }

    /** The memory of a carried input or of an output; null where ONNX Runtime owns it. */
    private NativeTensor find(String name) {
        if (state.names().contains(name)) {
            return state.current(name);
        }
        model.signature().output(name);
        if (last == null) {
            throw new RepriseException(
                    ErrorCode.MODEL_INPUT,
                    "Output '" + name + "' of model '" + model.name() + "' is asked for before a step was made",
                    "Call step() first, also after an input was given another shape.");
        }
        String input = state.carried().get(name);
        return input != null ? state.current(input) : binding.result(name);
    }

    @Override
    public double value(String name) {
        Tensor tensor = get(name);
        if (tensor.size() != 1) {
            throw ModelErrors.input(
                    "'" + name + "' of model '" + model.name() + "' is " + tensor.type() + ", not a single number");
        }
        return tensor.get(0);
    }

    /** Reads memory into an array. */
    private interface Reading {
        void read(NativeTensor tensor);
    }

    private void read(String name, int length, Reading reading) {
        enter();
        try {
            NativeTensor tensor = find(name);
            NativeTensor copy = tensor != null
                    ? null
                    : NativeTensor.of(
                            model.scope().runtime().memory(), model.session().environment(), model.tensor(name, last));
            try {
                NativeTensor source = copy == null ? tensor : copy;
                if (source.size() != length) {
                    throw ModelErrors.input("'" + name + "' of model '" + model.name() + "' is " + source.type()
                            + ", and does not go into an array of " + length);
                }
                reading.read(source);
            } finally {
                if (copy != null) {
                    copy.free();
                }
            }
        } finally {
            exit();
        }
    }

    @Override
    public void read(String name, float[] into) {
        read(name, into.length, tensor -> tensor.read(into));
    }

    @Override
    public void read(String name, double[] into) {
        read(name, into.length, tensor -> tensor.read(into));
    }

    @Override
    public void read(String name, int[] into) {
        read(name, into.length, tensor -> tensor.read(into));
    }

    @Override
    public void read(String name, long[] into) {
        read(name, into.length, tensor -> tensor.read(into));
    }

    @Override
    public void read(String name, boolean[] into) {
        read(name, into.length, tensor -> tensor.read(into));
    }

    @Override
    public void set(String input, Tensor value) {
        enter();
        try {
            state.set(input, value);
        } finally {
            exit();
        }
    }

    @Override
    public Map<String, Tensor> state() {
        enter();
        try {
            return state.copy();
        } finally {
            exit();
        }
    }

    @Override
    public void save(Checkpoints.State checkpoint, String prefix) {
        enter();
        try {
            state.save(checkpoint, prefix);
        } finally {
            exit();
        }
    }

    @Override
    public void restore(Checkpoints.Saved checkpoint, String prefix) {
        enter();
        try {
            state.restore(checkpoint, prefix);
        } finally {
            exit();
        }
    }

    @Override
    public void close() {
        guard.close();
    }

    private void free() {
        model.forget(this);
        closeLast();
        if (binding != null) {
            binding.free();
        }
        inputs.free();
        state.free();
        options.close();
        model.scope().runtime().sessions().release(model.session());
        model.scope().runtime().loops().decrementAndGet();
    }
}
