package org.reprise.core.models;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;
import org.reprise.spi.Checkpoints;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * State of a loop, twice: one half feeds a step while the other takes its outputs, for an output on top of its own input
 * would be silently wrong.
 */
final class LoopState {
    private final String model;
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private final Map<String, NativeTensor[]> halves = new LinkedHashMap<>();
    private int front;

    /**
     * @param carried from outputs to inputs
     * @param initial first values of these inputs
     */
    LoopState(OpenModel model, Map<String, String> carried, Map<String, Tensor> initial) {
        this.model = model.name();
        Signature signature = model.signature();
        carried.forEach((output, input) -> {
            TensorType from = signature.output(output);
            TensorType to = signature.input(input);
            if (inputs.containsValue(input)) {
                throw ModelErrors.input("two outputs of model '" + this.model + "' feed its input '" + input + "'");
            }
            if (from.dtype() != to.dtype()) {
                throw ModelErrors.input("output '" + output + "' of model '" + this.model + "' is " + from
                        + ", and cannot feed its input '" + input + "', which is " + to);
            }
            if (!initial.containsKey(input)) {
                throw ModelErrors.input("the first value of input '" + input + "' of model '" + this.model
                        + "' is missing; expected one for each of " + carried.values());
            }
            inputs.put(output, input);
        });
        if (initial.size() > inputs.size()) {
            throw ModelErrors.input("first values were given for " + initial.keySet() + " of model '" + this.model
                    + "', but no output feeds any but " + inputs.values() + "; hold() is for the others");
        }
        Map<String, Signature.Bound> symbols = new LinkedHashMap<>();
        initial.forEach((input, value) -> signature.check(input, value.type(), symbols));
        inputs.forEach((output, input) -> checkShape(output, input, signature, initial, symbols));
        NativeMemory memory = model.scope().runtime().memory();
        try {
            initial.forEach((input, value) -> {
                NativeTensor[] both = new NativeTensor[2];
                halves.put(input, both);
                both[0] = NativeTensor.of(memory, model.session().environment(), value);
                both[1] = NativeTensor.of(memory, model.session().environment(), value);
            });
        } catch (RuntimeException e) {
            free();
            throw e;
        }
    }

    private void checkShape(
            String output,
            String input,
            Signature signature,
            Map<String, Tensor> initial,
            Map<String, Signature.Bound> symbols) {
        long[] shape = signature.shape(output, symbols);
        TensorType value = initial.get(input).type();
        if (shape != null && !Arrays.equals(shape, initial.get(input).shape())) {
            throw ModelErrors.input("output '" + output + "' of model '" + model + "' is " + signature.output(output)
                    + ", and cannot feed its input '" + input + "', which was given " + value);
        }
    }

    /** From outputs to the inputs that they feed. */
    Map<String, String> carried() {
        return Collections.unmodifiableMap(inputs);
    }

    Set<String> names() {
        return halves.keySet();
    }

    /** What feeds a step. */
    NativeTensor current(String input) {
        return halves.get(input)[front];
    }

    /** What feeds a step, or takes its outputs, in one of the two halves. */
    NativeTensor half(String input, int which) {
        return halves.get(input)[which];
    }

    int front() {
        return front;
    }

    /** After a step: what took its outputs feeds the next. */
    void swap() {
        front = 1 - front;
    }

    void set(String input, Tensor value) {
        NativeTensor[] both = halves.get(input);
        if (both == null) {
            throw ModelErrors.input("input '" + input + "' of the loop over model '" + model + "' is not carried; "
                    + halves.keySet() + " are");
        }
        if (!both[front].is(value.dtype(), value.shape())) {
            throw ModelErrors.input("the state of input '" + input + "' of model '" + model + "' is "
                    + both[front].type() + ", but " + value.type() + " was given");
        }
        both[front].set(value);
    }

    Map<String, Tensor> copy() {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        halves.forEach((input, both) -> copies.put(input, both[front].get()));
        return copies;
    }

    void save(Checkpoints.State checkpoint, String prefix) {
        halves.forEach((input, both) -> {
            Tensor value = both[front].get();
            byte[] bytes = new byte[value.bytes().remaining()];
            value.bytes().get(bytes);
            long[] type = new long[value.shape().length + 1];
            type[0] = value.dtype().code();
            System.arraycopy(value.shape(), 0, type, 1, type.length - 1);
            checkpoint.put(prefix + "." + input, bytes);
            checkpoint.put(prefix + "." + input + ".type", type);
        });
    }

    void restore(Checkpoints.Saved checkpoint, String prefix) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String input : halves.keySet()) {
            values.put(input, saved(checkpoint, prefix + "." + input));
        }
        // All or nothing.
        values.forEach((input, value) -> {
            if (!current(input).is(value.dtype(), value.shape())) {
                throw other("it has " + value.type() + " for input '" + input + "', which is "
                        + current(input).type());
            }
        });
        values.forEach(this::set);
    }

    private Tensor saved(Checkpoints.Saved checkpoint, String name) {
        try {
            long[] type = checkpoint.longs(name + ".type");
            long[] shape = Arrays.copyOfRange(type, 1, type.length);
            return Tensor.ofBytes(DType.of((int) type[0]), checkpoint.bytes(name), shape);
        } catch (RepriseException e) {
            if (e.code() == ErrorCode.PLUGIN_CONTRACT) {
                throw other(e.getMessage());
            }
            throw e;
        }
    }

    private RepriseException other(String why) {
        return new RepriseException(
                ErrorCode.MODEL_INPUT,
                "The checkpoint is not one of model '" + model + "': " + why,
                "It was saved by another architecture or another loop; run the trial again from its start.");
    }

    void free() {
        for (NativeTensor[] both : halves.values()) {
            for (NativeTensor half : both) {
                if (half != null) {
                    half.free();
                }
            }
        }
    }
}
