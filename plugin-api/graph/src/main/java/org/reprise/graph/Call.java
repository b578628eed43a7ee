package org.reprise.graph;

import java.util.Arrays;
import java.util.List;

/**
 * An operator about to be put into a graph: what shape inference looks at.
 *
 * @param op name of the ONNX operator
 * @param inputs inputs, null where an optional one is left out
 * @param outputs number of outputs
 */
record Call(String op, Attributes attributes, List<Value> inputs, int outputs) {
    /** The input at {@code index}, or null. */
    Value input(int index) {
        return index < inputs.size() ? inputs.get(index) : null;
    }

    boolean has(int index) {
        return input(index) != null;
    }

    TensorType type(int index) {
        Value value = input(index);
        if (value == null) {
            throw fail("input " + index + " is missing");
        }
        return value.type();
    }

    Shape shape(int index) {
        return type(index).shape();
    }

    DType dtype(int index) {
        return type(index).dtype();
    }

    /** Whole numbers of an input whose content is known, or null. */
    long[] known(int index) {
        List<Dim> dims = content(index);
        return dims != null && dims.stream().allMatch(Dim::isStatic)
                ? dims.stream().mapToLong(Dim::value).toArray()
                : constant(index);
    }

    private long[] constant(int index) {
        Value value = input(index);
        return value != null && value.isConstant() && !value.dtype().isFloating()
                ? value.tensor().toLongs()
                : null;
    }

    /** Lengths that an input holds, symbolic or not, or null. */
    List<Dim> content(int index) {
        Value value = input(index);
        return value == null ? null : Lengths.of(value);
    }

    /** Whole numbers that must be known while the graph is built. */
    long[] required(int index, String what) {
        long[] values = known(index);
        if (values == null) {
            throw fail("its " + what + " must be known when the graph is built; it is computed by " + input(index));
        }
        return values;
    }

    int axis(String name, long byDefault, int rank) {
        return axis(attributes.integer(name, byDefault), rank);
    }

    int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw fail("axis " + axis + " does not exist; there are " + rank + " axes");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    int[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).mapToInt(a -> axis(a, rank)).toArray();
    }

    /** The shape that broadcasting gives all inputs. */
    Shape broadcast() {
        Shape result = Shape.SCALAR;
        for (Value value : inputs) {
            if (value != null) {
                Shape next = result.broadcast(value.shape());
                if (next == null) {
                    throw fail("the shapes cannot be broadcast together");
                }
                result = next;
            }
        }
        return result;
    }

    /** All inputs from {@code first} have the same type. */
    void sameType(int first) {
        for (int i = first + 1; i < inputs.size(); i++) {
            if (has(i) && dtype(i) != dtype(first)) {
                throw fail("the types differ; cast one of them");
            }
        }
    }

    void floating(int index) {
        if (!dtype(index).isFloating()) {
            throw fail("input " + index + " must be of a floating type");
        }
    }

    /** What is wrong, with the types of all inputs. */
    GraphException fail(String problem) {
        return new GraphException(op
                + inputs.stream()
                        .map(v -> v == null ? "-" : v.type() + (v.name() == null ? "" : " " + v.name()))
                        .toList()
                + ": " + problem);
    }
}
