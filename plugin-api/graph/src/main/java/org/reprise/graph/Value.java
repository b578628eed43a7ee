package org.reprise.graph;

/**
 * A typed symbolic tensor: an input or a parameter of a graph, a constant, or an output of a node. Operators are methods, in
 * ONNX's names: see {@link Vocabulary}.
 */
public final class Value extends Vocabulary {
    /** What a value is. */
    public enum Kind {
        /** Fed at each call. */
        INPUT,
        /** Learned. */
        PARAMETER,
        /** Known. */
        CONSTANT,
        /** Computed by a node. */
        RESULT
    }

    private final Kind kind;
    private final Graph graph;
    private final Node node;
    private final int index;
    private final TensorType type;
    private final Tensor tensor;
    private String name;

    Value(Graph graph, Node node, int index, TensorType type) {
        this(Kind.RESULT, graph, node, index, type, null);
    }

    Value(Graph graph, Kind kind, String name, TensorType type, Tensor tensor) {
        this(kind, graph, null, 0, type, tensor);
        this.name = name;
    }

    private Value(Kind kind, Graph graph, Node node, int index, TensorType type, Tensor tensor) {
        this.kind = kind;
        this.graph = graph;
        this.node = node;
        this.index = index;
        this.type = type;
        this.tensor = tensor;
    }

    @Override
    Value self() {
        return this;
    }

    public Kind kind() {
        return kind;
    }

    /** The graph that it belongs to. */
    public Graph graph() {
        return graph;
    }

    /** The node that computes it, or null. */
    public Node node() {
        return node;
    }

    /** Which of its node's outputs it is. */
    public int index() {
        return index;
    }

    public TensorType type() {
        return type;
    }

    public DType dtype() {
        return type.dtype();
    }

    public Shape shape() {
        return type.shape();
    }

    public int rank() {
        return type.shape().rank();
    }

    public boolean isConstant() {
        return kind == Kind.CONSTANT;
    }

    /** Content of a constant, first value of a parameter; else null. */
    public Tensor tensor() {
        return tensor;
    }

    /** The only element of a constant, or NaN for anything else. */
    double scalarOrNaN() {
        return isConstant() && tensor.size() == 1 ? tensor.get(0) : Double.NaN;
    }

    /** The name that it was given, or null. */
    public String name() {
        return name;
    }

    /** Names it in the emitted file, unless it has a name. */
    public Value named(String given) {
        if (name == null && kind != Kind.CONSTANT) {
            name = graph.root().scope() + given;
        }
        return this;
    }

    void rename(String full) {
        name = full;
    }

    boolean producedBy(String op) {
        return node != null && node.op().equals(op);
    }

    @Override
    public String toString() {
        String what = name != null ? name : node != null ? node.op() : kind.toString();
        return what + " " + type;
    }
}
