package org.reprise.graph.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.reprise.graph.DType;
import org.reprise.graph.Dim;
import org.reprise.graph.Gradients;
import org.reprise.graph.Graph;
import org.reprise.graph.GraphException;
import org.reprise.graph.Scan;
import org.reprise.graph.Shape;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Scope;

/** Builds the graph of a training program: a scan over steps whose states are parameters and slots. */
final class StepProgram {
    private static final String AVERAGE = "average/";
    private static final double SMALLEST_NORM = 1e-12;

    private final TrainingBuilder plan;
    private final Map<String, Tensor> first = new LinkedHashMap<>();
    private final Set<String> trained = new LinkedHashSet<>();
    private final List<String> metrics = new ArrayList<>();

    StepProgram(TrainingBuilder plan) {
        this.plan = plan;
    }

    TrainingProgram build() {
        discover();
        for (String parameter : List.copyOf(trained)) {
            Tensor value = first.get(parameter);
            for (String slot : plan.optimiser.slots()) {
                first.put(slot + "/" + parameter, Tensor.filled(plan.dtype, 0, value.shape()));
            }
            if (plan.average > 0) {
                first.put(AVERAGE + parameter, value);
            }
        }
        first.put(TrainingProgram.COUNT, Tensor.of(new long[] {0}));
        return assemble();
    }

    private Scope scope(Graph graph) {
        return plan.replicated
                ? Scope.replicas(graph, plan.dtype, plan.streams)
                : Scope.of(graph, plan.dtype, plan.streams.get(0));
    }

    /** Builds the network once to learn of its parameters. */
    private void discover() {
        Graph graph = new Graph("discovery");
        Scope scope = scope(graph).with(graph, (g, name, trainable, value) -> {
            Value known = g.inputs().get(name);
            if (known == null) {
                first.put(name, value.get());
                if (trainable) {
                    trained.add(name);
                }
                known = g.input(name, first.get(name).type());
            }
            return known;
        });
        Map<String, Value> batch = new LinkedHashMap<>();
        plan.batch.forEach((name, type) -> batch.put(name, graph.input("batch " + name, type)));
        plan.resident.forEach((name, type) -> batch.put(name, graph.input("batch " + name, taken(type))));
        plan.whole.forEach((name, type) -> batch.put(name, graph.input("batch " + name, type)));
        Value seed = graph.input("batch " + TrainingProgram.SEED, DType.INT64);
        plan.objective.build(scope.training(seed), batch);
        if (trained.isEmpty()) {
            throw new GraphException("the network of " + plan.name + " has no parameters to train");
        }
    }

    /** What a step takes of resident data. */
    private TensorType taken(TensorType whole) {
        Shape rest = whole.shape().slice(1, whole.shape().rank());
        return whole.with(plan.rows.concat(rest));
    }

    private TrainingProgram assemble() {
        Graph graph = new Graph(plan.name);
        plan.metadata.forEach(graph::metadata);
        Map<String, Value> states = new LinkedHashMap<>();
        first.forEach((name, value) -> states.put(name, graph.input(name, value.type())));
        Dim steps = Dim.symbol("steps");
        List<Value> sequences = new ArrayList<>();
        sequences.add(
                plan.ownRates
                        ? graph.input(TrainingProgram.RATE, plan.dtype, steps, plan.streams.size())
                        : graph.input(TrainingProgram.RATE, plan.dtype, steps));
        Value seed = graph.input(TrainingProgram.SEED, DType.INT64);
        Shape axis = new Shape(List.of(steps));
        plan.batch.forEach((name, type) -> sequences.add(graph.input(name, type.with(axis.concat(type.shape())))));
        Map<String, Value> whole = new LinkedHashMap<>();
        plan.whole.forEach((name, type) -> whole.put(name, graph.input(name, type)));
        Map<String, Value> resident = new LinkedHashMap<>();
        if (!plan.resident.isEmpty()) {
            plan.resident.forEach((name, type) -> resident.put(name, graph.input(name, type)));
            sequences.add(graph.input(TrainingProgram.ROWS, new TensorType(DType.INT64, axis.concat(plan.rows))));
        }
        List<String> names = List.copyOf(states.keySet());
        Scan scan = Scan.over(List.copyOf(states.values()), sequences, (s, e) -> {
            Map<String, Value> state = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                state.put(names.get(i), s.get(i));
            }
            Map<String, Value> batch = new LinkedHashMap<>(whole);
            int next = 1;
            for (String name : plan.batch.keySet()) {
                batch.put(name, e.get(next++));
            }
            for (Map.Entry<String, Value> data : resident.entrySet()) {
                batch.put(data.getKey(), data.getValue().gather(e.get(e.size() - 1), 0));
            }
            return step(state, batch, e.get(0), seed);
        });
        Map<String, String> carried = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String output = TrainingProgram.next(names.get(i));
            graph.output(output, scan.states().get(i));
            carried.put(output, names.get(i));
        }
        graph.output(TrainingProgram.LOSS, scan.outputs().get(0));
        for (int i = 0; i < metrics.size(); i++) {
            graph.output(metrics.get(i), scan.outputs().get(i + 1));
        }
        evaluate(graph, names, scan.states());
        return new TrainingProgram(graph, first, carried, List.copyOf(trained));
    }

    private void evaluate(Graph graph, List<String> names, List<Value> states) {
        Map<String, Value> last = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            last.put(names.get(i), states.get(i));
        }
        Map<String, Value> data = new LinkedHashMap<>();
        plan.evaluated.forEach((name, type) -> data.put(name, graph.input(name, type)));
        Scope scope = scope(graph).with(graph, (g, name, trainable, value) -> parameter(last, name, value));
        plan.evaluation.apply(scope, data).forEach(graph::output);
    }

    private Scan.Step step(Map<String, Value> state, Map<String, Value> batch, Value rate, Value seed) {
        Value count = state.get(TrainingProgram.COUNT);
        Scope.Parameters source = (g, name, trainable, value) -> parameter(state, name, value);
        Scope scope = scope(rate.graph()).with(rate.graph(), source);
        // Odd, so that steps of different seeds do not meet.
        Value drawn = seed.mul(seed.graph().constant(DType.INT64, 1_000_003)).add(count);
        Scope training = scope.training(drawn);
        Objective.Outcome outcome = plan.objective.build(training, batch);
        List<Value> parameters = trained.stream().map(state::get).toList();
        List<Value> gradients = clipped(gradients(outcome.loss(), parameters));
        Value number = count.add(count.graph().constant(DType.INT64, 1));
        Map<String, Value> next = new LinkedHashMap<>(state);
        next.put(TrainingProgram.COUNT, number);
        next.putAll(training.updates());
        Value done = number.cast(plan.dtype);
        int index = 0;
        for (String name : trained) {
            Value parameter = parameters.get(index);
            Optimiser.Step at = new Optimiser.Step(own(rate, parameter), done, plan.decayed.test(name));
            update(name, at, parameter, gradients.get(index++), state, next);
        }
        List<Value> yields = new ArrayList<>(List.of(outcome.loss()));
        if (metrics.isEmpty()) {
            metrics.addAll(outcome.metrics().keySet());
        }
        metrics.forEach(name -> yields.add(outcome.metrics().get(name)));
        return new Scan.Step(List.copyOf(next.values()), yields);
    }

    private void update(
            String name,
            Optimiser.Step at,
            Value parameter,
            Value gradient,
            Map<String, Value> state,
            Map<String, Value> next) {
        List<String> slots = plan.optimiser.slots();
        List<Value> kept =
                slots.stream().map(slot -> state.get(slot + "/" + name)).toList();
        List<Value> updated = plan.optimiser.update(at, parameter, gradient, kept);
        next.put(name, updated.get(0));
        for (int i = 0; i < slots.size(); i++) {
            next.put(slots.get(i) + "/" + name, updated.get(i + 1));
        }
        if (plan.average > 0) {
            Value average = state.get(AVERAGE + name);
            next.put(
                    AVERAGE + name, average.mul(plan.average).add(updated.get(0).mul(1 - plan.average)));
        }
    }

    private static Value parameter(Map<String, Value> state, String name, Supplier<Tensor> value) {
        Value found = state.get(name);
        if (found == null) {
            throw new GraphException("the objective asks for the parameter " + name
                    + ", which it did not when it was built before: it must build the same network each time");
        }
        return found;
    }

    private List<Value> gradients(Value loss, List<Value> parameters) {
        Value total = loss.rank() == 0 ? loss : loss.sum();
        List<Value> gradients = Gradients.of(total, parameters);
        if (plan.sharpness == 0) {
            return gradients;
        }
        Map<Value, Value> worse = new LinkedHashMap<>();
        List<Value> norms =
                scales(gradients, norm -> norm.max(SMALLEST_NORM).reciprocal().mul(plan.sharpness));
        for (int i = 0; i < parameters.size(); i++) {
            worse.put(
                    parameters.get(i),
                    parameters.get(i).add(gradients.get(i).mul(norms.get(i))).stopGradient());
        }
        Value there = total.graph().replace(List.of(total), worse).get(0);
        return Gradients.of(there, List.copyOf(worse.values()));
    }

    /** The rate of a step, ready to be multiplied with a parameter. */
    private Value own(Value rate, Value parameter) {
        return plan.ownRates && parameter.rank() > 1
                ? rate.unsqueeze(LongStream.range(1, parameter.rank()).toArray())
                : rate;
    }

    private List<Value> clipped(List<Value> gradients) {
        if (plan.clipNorm == Double.POSITIVE_INFINITY) {
            return gradients;
        }
        List<Value> factors =
                scales(gradients, norm -> norm.max(plan.clipNorm).reciprocal().mul(plan.clipNorm));
        List<Value> result = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            result.add(gradients.get(i).mul(factors.get(i)));
        }
        return result;
    }

    /** A function of the norm over all gradients, of each replica, ready to be multiplied with each of them. */
    private List<Value> scales(List<Value> gradients, java.util.function.UnaryOperator<Value> function) {
        Value sum = null;
        for (Value g : gradients) {
            Value square = g.square();
            Value part = plan.replicated
                    ? square.reduceSum(false, LongStream.range(1, g.rank()).toArray())
                    : square.sum();
            sum = sum == null ? part : sum.add(part);
        }
        Value factor = function.apply(sum.sqrt());
        return gradients.stream()
                .map(g -> plan.replicated
                        ? factor.unsqueeze(LongStream.range(1, g.rank()).toArray())
                        : factor)
                .toList();
    }
}
