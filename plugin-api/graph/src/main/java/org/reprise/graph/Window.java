package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A window that slides over the spatial axes of a tensor: convolutions and pooling.
 *
 * @param kernel its size
 * @param strides its steps
 * @param dilations distances of its elements
 * @param before padding before each axis
 * @param after padding behind each axis
 */
record Window(long[] kernel, long[] strides, long[] dilations, long[] before, long[] after) {
    /** Reads a window from attributes for an input {@code [N, C, spatial...]}. */
    static Window of(Call call, long[] kernel) {
        Attributes attributes = call.attributes();
        int n = call.shape(0).rank() - 2;
        if (n < 1) {
            throw call.fail("it needs a batch axis, a channel axis, and at least one more");
        }
        long[] ones = new long[n];
        Arrays.fill(ones, 1);
        long[] strides = attributes.integers("strides", ones);
        long[] dilations = attributes.integers("dilations", ones);
        long[] pads = attributes.integers("pads", new long[2 * n]);
        if (kernel.length != n || strides.length != n || dilations.length != n || pads.length != 2 * n) {
            throw call.fail(
                    "kernel " + Arrays.toString(kernel) + ", strides " + Arrays.toString(strides) + ", dilations "
                            + Arrays.toString(dilations) + " and pads " + Arrays.toString(pads) + " must fit " + n
                            + " spatial axes");
        }
        Window window =
                new Window(kernel, strides, dilations, Arrays.copyOf(pads, n), Arrays.copyOfRange(pads, n, 2 * n));
        String auto = attributes.string("auto_pad", "NOTSET");
        return auto.startsWith("SAME") ? window.same(call.shape(0), auto.equals("SAME_LOWER")) : window;
    }

    private Window same(Shape shape, boolean lower) {
        long[] first = new long[kernel.length];
        long[] last = new long[kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            long size = shape.size(i + 2);
            long count = (size + strides[i] - 1) / strides[i];
            long missing = Math.max(0, (count - 1) * strides[i] + extent(i) - size);
            first[i] = lower ? (missing + 1) / 2 : missing / 2;
            last[i] = missing - first[i];
        }
        return new Window(kernel, strides, dilations, first, last);
    }

    int rank() {
        return kernel.length;
    }

    /** What the window spans of an axis. */
    long extent(int axis) {
        return (kernel[axis] - 1) * dilations[axis] + 1;
    }

    long positions() {
        return Arrays.stream(kernel).reduce(1, (a, b) -> a * b);
    }

    /** How many windows an axis has. */
    Dim count(Dim length, int axis, boolean ceil) {
        long add = before[axis] + after[axis] - extent(axis);
        if (!ceil || !length.isStatic()) {
            return length.windows(add, strides[axis]);
        }
        long count = Math.floorDiv(length.value() + add + strides[axis] - 1, strides[axis]) + 1;
        // The last window must start within the input or the padding before it.
        return Dim.of((count - 1) * strides[axis] >= length.value() + before[axis] ? count - 1 : count);
    }

    /** Whether windows lie side by side without padding. */
    boolean tiles(Shape shape) {
        for (int i = 0; i < rank(); i++) {
            Dim length = shape.dim(i + 2);
            boolean fits = kernel[i] == strides[i]
                    && dilations[i] == 1
                    && before[i] == 0
                    && after[i] == 0
                    && length.isStatic()
                    && length.value() % kernel[i] == 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    boolean plain() {
        return Arrays.stream(strides).allMatch(s -> s == 1)
                && Arrays.stream(dilations).allMatch(d -> d == 1);
    }

    /** The input, padded, so that {@code counts} windows fit. */
    Value padded(Value x, long[] counts, double with) {
        long[] pads = new long[2 * x.rank()];
        for (int i = 0; i < rank(); i++) {
            long need = (counts[i] - 1) * strides[i] + extent(i);
            pads[i + 2] = before[i];
            pads[i + 2 + x.rank()] =
                    Math.max(after[i], need - before[i] - x.shape().size(i + 2));
        }
        Graph graph = x.graph();
        return graph.apply("Pad", Attributes.NONE, x, graph.vector(pads), graph.constant(x.dtype(), with));
    }

    /**
     * For each element of the window, in row-major order, what it sees: strided slices.
     *
     * @param padded the padded input
     * @param counts numbers of windows
     * @param first index of the first spatial axis
     */
    List<Value> slices(Value padded, long[] counts, int first) {
        List<Value> all = new ArrayList<>(List.of(padded));
        for (int axis = 0; axis < rank(); axis++) {
            List<Value> finer = new ArrayList<>();
            for (Value part : all) {
                for (long k = 0; k < kernel[axis]; k++) {
                    long from = k * dilations[axis];
                    long to = from + (counts[axis] - 1) * strides[axis] + 1;
                    finer.add(part.slice(first + axis, from, to, strides[axis]));
                }
            }
            all = finer;
        }
        return all;
    }

    /** Attributes of the same window. */
    Attributes attributes() {
        long[] pads = new long[2 * rank()];
        System.arraycopy(before, 0, pads, 0, rank());
        System.arraycopy(after, 0, pads, rank(), rank());
        return Attributes.of("kernel_shape", kernel)
                .with("strides", strides)
                .with("dilations", dilations)
                .with("pads", pads);
    }
}
