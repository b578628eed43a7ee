package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A loop over sequences along their first axis, as ONNX's {@code Scan}: derivatives go back through it.
 *
 * @param states the states in the end
 * @param outputs what each step yields, stacked along a new first axis
 */
public record Scan(List<Value> states, List<Value> outputs) {
    /**
     * What one step yields.
     *
     * @param states the states after it, of the types of those before it
     * @param outputs what is stacked
     */
    public record Step(List<Value> states, List<Value> outputs) {
        /** A step that yields its states alone. */
        public static Step of(Value... states) {
            return new Step(List.of(states), List.of());
        }

        /** This step, with outputs. */
        public Step yields(Value... more) {
            return new Step(states, List.of(more));
        }
    }

    /**
     * Loops over sequences.
     *
     * @param initial states before the first step
     * @param sequences what each step takes an element of; at least one
     * @param step builds a step from the states and the elements
     */
    public static Scan over(
            List<Value> initial, List<Value> sequences, BiFunction<List<Value>, List<Value>, Step> step) {
        return over(initial, sequences, false, step);
    }

    /** Loops over sequences from their ends to their beginnings; outputs are in the order of the sequences. */
    public static Scan back(
            List<Value> initial, List<Value> sequences, BiFunction<List<Value>, List<Value>, Step> step) {
        return over(initial, sequences, true, step);
    }

    static Scan over(
            List<Value> initial,
            List<Value> sequences,
            boolean backwards,
            BiFunction<List<Value>, List<Value>, Step> step) {
        if (sequences.isEmpty()) {
            throw new GraphException("a scan needs a sequence, whose length is the number of its steps");
        }
        Graph root = sequences.get(0).graph().root();
        Graph body = root.open("step", false);
        Step made;
        List<Value> states = new ArrayList<>();
        try {
            for (int i = 0; i < initial.size(); i++) {
                states.add(body.input("state_" + i, initial.get(i).type()));
            }
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < sequences.size(); i++) {
                TensorType type = sequences.get(i).type();
                Shape rest = type.shape().slice(1, type.shape().rank());
                elements.add(body.input("element_" + i, type.with(rest)));
            }
            made = step.apply(List.copyOf(states), elements);
        } finally {
            root.close(body);
        }
        if (made.states().size() != initial.size()) {
            throw new GraphException("a step takes " + initial.size() + " states, but yields "
                    + made.states().size());
        }
        return node(initial, sequences, backwards, body, states, made);
    }

    private static Scan node(
            List<Value> initial, List<Value> sequences, boolean backwards, Graph body, List<Value> states, Step made) {
        for (int i = 0; i < initial.size(); i++) {
            body.output("next_" + i, made.states().get(i));
        }
        for (int i = 0; i < made.outputs().size(); i++) {
            body.output("output_" + i, made.outputs().get(i));
        }
        // For the way back; left out of files where nothing needs them.
        for (int i = 0; i < initial.size(); i++) {
            body.output("before_" + i, states.get(i));
        }
        int stacked = made.outputs().size() + initial.size();
        Attributes attributes = Attributes.of("body", body).with("num_scan_inputs", sequences.size());
        if (backwards) {
            attributes = attributes
                    .with("scan_input_directions", ones(sequences.size()))
                    .with("scan_output_directions", ones(stacked));
        }
        List<Value> inputs = new ArrayList<>(initial);
        inputs.addAll(sequences);
        List<Value> all = sequences.get(0).graph().apply("Scan", attributes, initial.size() + stacked, inputs);
        return new Scan(
                all.subList(0, initial.size()),
                all.subList(initial.size(), initial.size() + made.outputs().size()));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
