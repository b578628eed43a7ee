package org.reprise.core.models;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reprise.graph.Shape;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;

/** Inputs of a loop that are not carried: each keeps what it was given last. */
final class LoopInputs {
    private final OpenModel model;
    private final Map<String, NativeTensor> own = new HashMap<>();
    private final Map<String, Residents.Resident> held = new HashMap<>();
    private final Map<String, LoopFeed> feeds = new HashMap<>();
    private long version;

    LoopInputs(OpenModel model) {
        this.model = model;
    }

    /** Changes whenever an input gets other memory. */
    long version() {
        return version;
    }

    /** What each input has. */
    Map<String, NativeTensor> tensors() {
        Map<String, NativeTensor> all = new LinkedHashMap<>(own);
        held.forEach((input, resident) -> all.put(input, resident.tensor()));
        return all;
    }

    /** Gives an input a tensor that others may hold as well. */
    void hold(String input, Tensor value) {
        check(input, value.type());
        Residents.Resident fresh = model.scope().residents().hold(value, model.session());
        drop(input);
        held.put(input, fresh);
    }

    /** Gives an input a copy of a tensor, in the memory that it has where that fits. */
    void give(String input, Tensor value) {
        NativeTensor there = own.get(input);
        if (there != null && there.is(value.dtype(), value.shape())) {
            there.set(value);
            return;
        }
        check(input, value.type());
        replace(
                input,
                NativeTensor.of(
                        model.scope().runtime().memory(), model.session().environment(), value));
    }

    /** The feed of an input in this shape. */
    LoopFeed feed(OpenLoop loop, String input, long[] shape) {
        LoopFeed feed = feeds.get(input);
        if (feed == null || !feed.tensor().is(feed.tensor().dtype(), shape)) {
            TensorType type = new TensorType(model.signature().input(input).dtype(), Shape.of(shape));
            check(input, type);
            NativeTensor there = own.get(input);
            if (there == null || !there.is(type.dtype(), shape)) {
                there = new NativeTensor(
                        model.scope().runtime().memory(), model.session().environment(), type.dtype(), shape);
                replace(input, there);
            }
            feed = new LoopFeed(loop, input, there);
            feeds.put(input, feed);
        }
        return feed;
    }

    private void replace(String input, NativeTensor fresh) {
        drop(input);
        own.put(input, fresh);
    }

    private void check(String input, TensorType type) {
        model.signature().check(input, type, new HashMap<>());
    }

    private void drop(String input) {
        version++;
        LoopFeed feed = feeds.remove(input);
        if (feed != null) {
            feed.replaced();
        }
        NativeTensor old = own.remove(input);
        if (old != null) {
            old.free();
        }
        Residents.Resident resident = held.remove(input);
        if (resident != null) {
            resident.release();
        }
    }

    void free() {
        own.values().forEach(NativeTensor::free);
        held.values().forEach(Residents.Resident::release);
        own.clear();
        held.clear();
    }
}
