package org.reprise.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A node of an ONNX file that is about to be put into a graph.
 *
 * @param importer what reads it
 * @param names what the names around it stand for
 * @param op name of the operator
 * @param opset version of the operator set that it follows
 * @param attributes its attributes, but for bodies
 * @param bodies its bodies by name of the attribute
 * @param given its inputs: values, sequences of them, or null
 * @param outputs number of its outputs
 */
record Source(
        NodeImporter importer,
        Names names,
        String op,
        int opset,
        Attributes attributes,
        Map<String, AttributeProto> bodies,
        List<Object> given,
        int outputs) {
    Graph graph() {
        return importer.graph();
    }

    boolean has(int index) {
        return index < given.size() && given.get(index) != null;
    }

    /** The input at {@code index}, or null. */
    Value input(int index) {
        Object found = index < given.size() ? given.get(index) : null;
        if (found instanceof List<?>) {
            throw fail("input " + index + " is a sequence, where a tensor is needed");
        }
        return (Value) found;
    }

    /** The input at {@code index}, which must be there. */
    Value needed(int index) {
        Value value = input(index);
        if (value == null) {
            throw fail("input " + index + " is missing");
        }
        return value;
    }

    List<Value> inputs() {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            all.add(input(i));
        }
        return all;
    }

    /** The values of a sequence. */
    List<Value> sequence(int index) {
        if (index < given.size() && given.get(index) instanceof List<?> list) {
            return list.stream().map(v -> (Value) v).toList();
        }
        throw fail("input " + index + " is no sequence");
    }

    /** Whole numbers of an input that is known now, or null. */
    long[] known(int index) {
        return has(index) ? new Call(op, attributes, List.of(needed(index)), 1).known(0) : null;
    }

    /** Whole numbers of an input that must be known now. */
    long[] required(int index, String what) {
        long[] values = known(index);
        if (values == null) {
            throw fail("its " + what + " is computed when the model runs, but must be known before: "
                    + "fix the input that it depends on");
        }
        return values;
    }

    GraphProto body(String name) {
        AttributeProto found = bodies.get(name);
        if (found == null) {
            throw fail("its attribute " + name + " is missing");
        }
        return found.getG();
    }

    /** The axis that an attribute names, from 0. */
    int axis(String name, long byDefault, int rank) {
        long axis = attributes.integer(name, byDefault);
        if (axis < -rank || axis >= rank) {
            throw fail("axis " + axis + " does not exist; there are " + rank + " axes");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    Value apply(String other, Attributes more, Value... inputs) {
        return graph().apply(other, more, inputs);
    }

    /** The operator itself, with its inputs, as graphs know it. */
    List<Value> plain() {
        return with(attributes, inputs());
    }

    /** The operator itself with other attributes. */
    List<Value> with(Attributes other) {
        return with(other, inputs());
    }

    /** The operator itself with other attributes and inputs. */
    List<Value> with(Attributes other, List<Value> inputs) {
        return graph().apply(op, other, Math.max(1, outputs), inputs);
    }

    /** As {@link #with(Attributes, List)}. */
    List<Value> with(Attributes other, Value... inputs) {
        return with(other, Arrays.asList(inputs));
    }

    GraphException fail(String problem) {
        return new GraphException(problem);
    }
}
