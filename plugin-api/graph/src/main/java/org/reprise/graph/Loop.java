package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A loop that ends early, as ONNX's {@code Loop}. Derivatives don't go through it: its number of steps is not known. */
public final class Loop {
    private Loop() {}

    /**
     * What one step yields.
     *
     * @param goOn whether there is another step: a scalar of type bool
     * @param states the states after it, of the types of those before it
     */
    public record Step(Value goOn, List<Value> states) {}

    /**
     * Repeats a step.
     *
     * @param most the greatest number of steps: a scalar of type int64
     * @param initial states before the first step
     * @param step builds a step from its number, a scalar from 0, and the states
     * @return the states in the end
     */
    public static List<Value> of(Value most, List<Value> initial, BiFunction<Value, List<Value>, Step> step) {
        Graph root = most.graph().root();
        Graph body = root.open("step", false);
        try {
            Value number = body.input("number", DType.INT64);
            body.input("go_on", DType.BOOL);
            List<Value> states = new ArrayList<>();
            for (int i = 0; i < initial.size(); i++) {
                states.add(body.input("state_" + i, initial.get(i).type()));
            }
            Step made = step.apply(number, states);
            body.output("again", made.goOn());
            for (int i = 0; i < made.states().size(); i++) {
                body.output("next_" + i, made.states().get(i));
            }
        } finally {
            root.close(body);
        }
        List<Value> inputs = new ArrayList<>(List.of(most, root.constant(Tensor.of(new boolean[] {true}))));
        inputs.addAll(initial);
        return most.graph().apply("Loop", Attributes.of("body", body), initial.size(), inputs);
    }
}
