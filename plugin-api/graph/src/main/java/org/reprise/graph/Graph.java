package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * An ONNX graph under construction. Equal expressions are one node; constants are folded; what no output needs is not
 * emitted. A graph may be the body of a control-flow operator of another, whose values it may use; what does not depend
 * on the body's inputs is computed once outside.
 */
public final class Graph {
    private static final AtomicLong NODES = new AtomicLong();

    private final Graph parent;
    private final String name;
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Map<Tensor, Value> constants = new LinkedHashMap<>();
    private final Map<List<Object>, Node> nodes = new HashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, Value> remembered = new HashMap<>();
    private final boolean pinned;
    private String scope = "";
    /** Of the outermost graph: the body that is being built, or this. */
    private Graph innermost = this;

    /** @param name its name in the emitted file */
    public Graph(String name) {
        this(null, name, false);
    }

    private Graph(Graph parent, String name, boolean pinned) {
        this.parent = parent;
        this.name = name;
        this.pinned = pinned;
    }

    /**
     * Begins a body within the one that is being built.
     *
     * @param keeps whether everything that is built now stays in it, even what does not depend on its inputs
     */
    Graph open(String bodyName, boolean keeps) {
        innermost = new Graph(innermost, bodyName, keeps);
        return innermost;
    }

    /** Ends a body. */
    void close(Graph body) {
        innermost = body.parent;
    }

    Graph innermost() {
        return root().innermost;
    }

    boolean isPinned() {
        return pinned;
    }

    public String name() {
        return name;
    }

    Graph parent() {
        return parent;
    }

    /** The outermost graph. */
    Graph root() {
        return parent == null ? this : parent.root();
    }

    private boolean isWithin(Graph other) {
        return this == other || parent != null && parent.isWithin(other);
    }

    /** Adds an input; lengths are numbers or names ({@code "batch"}). */
    public Value input(String inputName, DType dtype, Object... lengths) {
        return input(inputName, new TensorType(dtype, Shape.of(lengths)));
    }

    /** Adds an input. */
    public Value input(String inputName, TensorType type) {
        return declare(inputs, new Value(this, Value.Kind.INPUT, inputName, type, null));
    }

    /**
     * Adds a parameter, which training changes.
     *
     * @param first its first value, which gives its type
     */
    public Value parameter(String parameterName, Tensor first) {
        if (parent != null) {
            throw new GraphException("parameters belong to the outermost graph, not to the body " + name);
        }
        String full = scope + parameterName;
        return declare(parameters, new Value(this, Value.Kind.PARAMETER, full, first.type(), first));
    }

    private Value declare(Map<String, Value> kind, Value value) {
        if (inputs.containsKey(value.name()) || parameters.containsKey(value.name())) {
            throw new GraphException("graph " + name + " has two inputs or parameters of the name " + value.name());
        }
        kind.put(value.name(), value);
        return value;
    }

    /** A constant. */
    public Value constant(Tensor tensor) {
        Graph root = root();
        return root.constants.computeIfAbsent(tensor, t -> new Value(root, Value.Kind.CONSTANT, null, t.type(), t));
    }

    /** A scalar constant. */
    public Value constant(DType dtype, double value) {
        return constant(Tensor.scalar(dtype, value));
    }

    /** A vector of int64. */
    public Value vector(long... values) {
        return constant(Tensor.vector(values));
    }

    /** Names an output. */
    public Graph output(String outputName, Value value) {
        if (!isWithin(value.graph())) {
            throw new GraphException("the output " + outputName + " (" + value + ") belongs to the graph "
                    + value.graph().name + ", not to " + name);
        }
        if (outputs.putIfAbsent(outputName, value) != null) {
            throw new GraphException("graph " + name + " has two outputs of the name " + outputName);
        }
        return this;
    }

    public Map<String, Value> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    public Map<String, Value> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    public Map<String, Value> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /** The output of this name. */
    public Value output(String outputName) {
        Value value = outputs.get(outputName);
        if (value == null) {
            throw new GraphException(
                    "graph " + name + " has no output " + outputName + "; its outputs are " + outputs.keySet());
        }
        return value;
    }

    /** Keeps the name that a value has in an imported file, where it may have several. */
    void remember(String valueName, Value value) {
        remembered.putIfAbsent(valueName, value);
    }

    /**
     * The value of this name: an input, a parameter, an output, a named intermediate value, or, of an imported model, what
     * had this name in its file.
     */
    public Value value(String valueName) {
        return GraphCopy.find(this, valueName, remembered);
    }

    /**
     * A copy with other values of some parameters.
     *
     * @param values new values by the parameters' names, of the same types and shapes
     * @throws GraphException if there is no such parameter, or a type or a shape differs; all are named
     */
    public Graph withParameters(Map<String, Tensor> values) {
        return GraphCopy.withParameters(this, values);
    }

    /** The first values of all parameters. */
    public Map<String, Tensor> parameterValues() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        parameters.forEach((key, parameter) -> values.put(key, parameter.tensor()));
        return values;
    }

    /**
     * A part of this graph as a graph of its own, with only the parameters that it needs.
     *
     * @param partName its name
     * @param from names of values that become its inputs; inputs of this graph among them stay inputs
     * @param to names of values that become its outputs
     * @throws GraphException if an output depends on an input of this graph other than through {@code from}
     */
    public Graph extract(String partName, List<String> from, List<String> to) {
        return GraphCopy.extract(this, partName, from, to);
    }

    Map<String, Value> remembered() {
        return remembered;
    }

    /** All constants of the outermost graph. */
    List<Value> constants() {
        return List.copyOf(root().constants.values());
    }

    /** Adds a line to the emitted file's metadata, such as the paper. */
    public Graph metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /** Prefix of the names that are given now. */
    String scope() {
        return scope;
    }

    /** Builds a part of a network under a name, which nests: {@code block1/conv/weight}. */
    public <T> T within(String part, Supplier<T> build) {
        Graph root = root();
        String before = root.scope;
        root.scope = before + part + "/";
        try {
            return build.get();
        } finally {
            root.scope = before;
        }
    }

    /**
     * Puts an operator into the graph: into this one, or into a body if an input belongs there.
     *
     * @return its only output
     * @throws GraphException if types or shapes do not fit
     */
    public Value apply(String op, Attributes attributes, Value... given) {
        return apply(op, attributes, 1, Arrays.asList(given)).get(0);
    }

    /**
     * Puts an operator with several outputs into the graph.
     *
     * @param count number of outputs
     * @param given inputs; null where an optional one is left out
     */
    public List<Value> apply(String op, Attributes attributes, int count, List<Value> given) {
        Call call = new Call(op, attributes, trimmed(given), count);
        List<TensorType> types = Operators.get(op).inference().apply(call);
        if (count == 1) {
            Value simpler = Simplifier.simplify(this, call, types.get(0));
            if (simpler != null) {
                return List.of(simpler);
            }
        }
        return home(call).node(call, types).outputs();
    }

    private static List<Value> trimmed(List<Value> given) {
        int last = given.size();
        while (last > 0 && given.get(last - 1) == null) {
            last--;
        }
        return Collections.unmodifiableList(new ArrayList<>(given.subList(0, last)));
    }

    private Node node(Call call, List<TensorType> types) {
        List<Object> key = new ArrayList<>(List.of(call.op(), call.attributes(), call.outputs()));
        key.addAll(call.inputs());
        return nodes.computeIfAbsent(
                Collections.unmodifiableList(key),
                k -> new Node(NODES.incrementAndGet(), this, root().scope, call, types));
    }

    /** The innermost graph that an input or a capture belongs to. */
    private Graph home(Call call) {
        Graph home = keeper();
        List<Value> all = new ArrayList<>(call.inputs());
        all.addAll(Node.captures(call.attributes()));
        for (Value value : all) {
            if (value == null) {
                continue;
            }
            Graph other = value.graph();
            if (home == null || other.isWithin(home)) {
                home = other;
            } else if (!home.isWithin(other)) {
                throw call.fail("its inputs belong to different graphs, " + home.name + " and " + other.name);
            }
        }
        return home == null ? root() : home;
    }

    /** The innermost body being built that keeps what is built in it, or null. */
    private Graph keeper() {
        for (Graph g = innermost(); g != null; g = g.parent) {
            if (g.pinned) {
                return g;
            }
        }
        return null;
    }

    /** Nodes of this graph, not of its bodies, that its outputs need, in an order that can be run. */
    public List<Node> nodes() {
        return nodes(outputs.values());
    }

    /** As {@link #nodes()}, for some outputs. */
    List<Node> nodes(Iterable<Value> from) {
        Set<Node> found = new LinkedHashSet<>();
        List<Value> open = new ArrayList<>();
        from.forEach(open::add);
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1).node();
            if (node != null && node.graph() == this && found.add(node)) {
                open.addAll(node.dependencies());
            }
        }
        List<Node> sorted = new ArrayList<>(found);
        sorted.sort((a, b) -> Long.compare(a.id(), b.id()));
        return sorted;
    }

    /** Values of the graphs around that this body uses; constants too. */
    List<Value> captures() {
        Set<Value> found = new LinkedHashSet<>();
        outputs.values().forEach(value -> capture(value, found));
        for (Node node : nodes()) {
            node.dependencies().forEach(value -> capture(value, found));
        }
        return List.copyOf(found);
    }

    private void capture(Value value, Set<Value> found) {
        if (value.graph() != this) {
            found.add(value);
        }
    }

    /**
     * Copies what computes values, with other values in the place of some.
     *
     * @param by what is replaced by what
     */
    public List<Value> replace(List<Value> values, Map<Value, Value> by) {
        return new Rebuild(by, this).of(values);
    }

    /** The file: ONNX, opset 17, with parameters as initializers. */
    public byte[] toOnnx() {
        return OnnxWriter.write(this);
    }

    @Override
    public String toString() {
        return "graph " + name + inputs.values() + " -> " + outputs;
    }
}
