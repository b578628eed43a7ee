package org.reprise.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.List;

/** An imported loop: a scan over the numbers of its steps if all are taken, else a loop. */
final class LoopConversion {
    /** States may change their lengths from step to step; so many times their types are widened. */
    private static final int MOST = 8;

    private final Source source;
    private final Graph graph;
    private final GraphProto proto;
    private final List<Value> initial;

    LoopConversion(Source source) {
        this.source = source;
        this.graph = source.graph();
        this.proto = source.body("body");
        List<Value> given = source.inputs();
        this.initial = new ArrayList<>(given.subList(Math.min(2, given.size()), given.size()));
        if (initial.contains(null) || proto.getOutputCount() < 1 + initial.size()) {
            throw source.fail("its body must yield a condition and its " + initial.size() + " states");
        }
    }

    List<Value> convert() {
        boolean counted = source.has(0) && (!source.has(1) || source.needed(1).scalarOrNaN() == 1);
        List<Value> made = counted && runsThrough() ? scan() : null;
        return made == null ? loop() : made;
    }

    private boolean runsThrough() {
        Body trial = body(types());
        Value again = trial.results.get(0);
        return again == trial.graph.inputs().get("go_on") || again.scalarOrNaN() == 1;
    }

    private List<TensorType> types() {
        return initial.stream().map(Value::type).toList();
    }

    /** Null where states change their shapes. */
    private List<Value> scan() {
        Value most = source.needed(0);
        if (most.isConstant() && most.scalarOrNaN() < 1) {
            return null;
        }
        Body trial = body(types());
        for (int i = 0; i < initial.size(); i++) {
            if (!trial.results.get(i + 1).type().equals(initial.get(i).type())) {
                return null;
            }
        }
        Value numbers = most.isConstant()
                ? graph.vector(java.util.stream.LongStream.range(0, (long) most.scalarOrNaN())
                        .toArray())
                : source.apply(
                        "Range",
                        Attributes.NONE,
                        graph.constant(DType.INT64, 0),
                        most.rank() == 0 ? most : most.reshape(),
                        graph.constant(DType.INT64, 1));
        Value yes = graph.constant(Tensor.of(new boolean[] {true}));
        Scan scan = Scan.over(initial, List.of(numbers), (states, elements) -> {
            List<Value> given = new ArrayList<>(List.of(elements.get(0), yes));
            given.addAll(states);
            List<Value> made = source.importer().body(proto, source.names(), source.opset(), given);
            return new Scan.Step(made.subList(1, 1 + initial.size()), made.subList(1 + initial.size(), made.size()));
        });
        List<Value> all = new ArrayList<>(scan.states());
        all.addAll(scan.outputs());
        return all;
    }

    private List<Value> loop() {
        List<TensorType> types = new ArrayList<>(types());
        Body body = body(types);
        for (int round = 0; widen(types, body); round++) {
            if (round == MOST) {
                throw source.fail("the shapes of its states change in a way that is not understood");
            }
            body = body(types);
        }
        List<Value> inputs = new ArrayList<>();
        inputs.add(source.input(0));
        inputs.add(source.has(1) ? source.needed(1) : graph.constant(Tensor.of(new boolean[] {true})));
        inputs.addAll(initial);
        return graph.apply("Loop", Attributes.of("body", body.graph), body.results.size() - 1, inputs);
    }

    /** Whether a state comes out of a step with other lengths than it went in with. */
    private boolean widen(List<TensorType> types, Body body) {
        boolean changed = false;
        for (int i = 0; i < types.size(); i++) {
            TensorType before = types.get(i);
            TensorType after = body.results.get(i + 1).type();
            if (before.dtype() != after.dtype()
                    || before.shape().rank() != after.shape().rank()) {
                throw source.fail("state " + i + " is a " + before + " before a step and a " + after + " after it");
            }
            Shape shape = before.shape();
            for (int axis = 0; axis < shape.rank(); axis++) {
                Dim dim = shape.dim(axis);
                if (!dim.isUnknown() && !dim.equals(after.shape().dim(axis))) {
                    shape = shape.with(axis, Dim.unknown());
                    changed = true;
                }
            }
            types.set(i, before.with(shape));
        }
        return changed;
    }

    private record Body(Graph graph, List<Value> results) {}

    private Body body(List<TensorType> types) {
        Graph body = graph.open("step", false);
        try {
            List<Value> given = new ArrayList<>();
            given.add(body.input("number", DType.INT64));
            given.add(body.input("go_on", DType.BOOL));
            for (int i = 0; i < types.size(); i++) {
                given.add(body.input("state_" + i, types.get(i)));
            }
            List<Value> results = source.importer().body(proto, source.names(), source.opset(), given);
            for (int i = 0; i < results.size(); i++) {
                body.output((i == 0 ? "again" : i <= types.size() ? "next_" : "output_") + i, results.get(i));
            }
            return new Body(body, results);
        } finally {
            graph.close(body);
        }
    }
}
