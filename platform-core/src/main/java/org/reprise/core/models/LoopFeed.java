package org.reprise.core.models;

import org.reprise.graph.TensorType;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.RepriseException;

/** Memory of one input of a loop, until the input gets other memory. */
final class LoopFeed implements ModelLoop.Feed {
    private final OpenLoop loop;
    private final String input;
    private final NativeTensor tensor;
    private boolean replaced;

    LoopFeed(OpenLoop loop, String input, NativeTensor tensor) {
        this.loop = loop;
        this.input = input;
        this.tensor = tensor;
    }

    NativeTensor tensor() {
        return tensor;
    }

    void replaced() {
        replaced = true;
    }

    @Override
    public TensorType type() {
        return tensor.type();
    }

    private void enter(int at, int length, int from, int count) {
        loop.enter();
        String fault = replaced
                ? "the input was given other memory since"
                : at < 0 || count < 0 || at > tensor.size() - count
                        ? count + " values from element " + at + " on do not fit"
                        : from < 0 || from > length - count
                                ? count + " values from " + from + " on are not in an array of " + length
                                : null;
        if (fault != null) {
            loop.exit();
            throw refused(fault);
        }
    }

    /** All elements are given; whether the input still has this memory is seen when they are put. */
    private int whole(int length) {
        if (length != tensor.size()) {
            throw refused("it has " + tensor.size() + " elements, but " + length + " were given");
        }
        return length;
    }

    private RepriseException refused(String fault) {
        return new RepriseException(
                ErrorCode.MODEL_INPUT,
                "Input '" + input + "', " + tensor.type() + ": " + fault,
                "Ask ModelLoop.feed again where the shape has changed.");
    }

    @Override
    public void put(float... values) {
        put(0, values, 0, whole(values.length));
    }

    @Override
    public void put(double... values) {
        put(0, values, 0, whole(values.length));
    }

    @Override
    public void put(int... values) {
        put(0, values, 0, whole(values.length));
    }

    @Override
    public void put(long... values) {
        put(0, values, 0, whole(values.length));
    }

    @Override
    public void put(boolean... values) {
        enter(0, values.length, 0, whole(values.length));
        try {
            tensor.put(values);
        } finally {
            loop.exit();
        }
    }

    @Override
    public void put(int at, float[] values, int from, int count) {
        enter(at, values.length, from, count);
        try {
            tensor.put(at, values, from, count);
        } finally {
            loop.exit();
        }
    }

    @Override
    public void put(int at, double[] values, int from, int count) {
        enter(at, values.length, from, count);
        try {
            tensor.put(at, values, from, count);
        } finally {
            loop.exit();
        }
    }

    @Override
    public void put(int at, int[] values, int from, int count) {
        enter(at, values.length, from, count);
        try {
            tensor.put(at, values, from, count);
        } finally {
            loop.exit();
        }
    }

    @Override
    public void put(int at, long[] values, int from, int count) {
        enter(at, values.length, from, count);
        try {
            tensor.put(at, values, from, count);
        } finally {
            loop.exit();
        }
    }
}
