package org.reprise.graph;

import java.util.Arrays;
import java.util.List;

/** What can be done with a value, in ONNX's names; arithmetic broadcasts as NumPy's does. */
abstract class Vocabulary {
    abstract Value self();

    private Value apply(String op, Value... inputs) {
        return apply(op, Attributes.NONE, inputs);
    }

    private Value apply(String op, Attributes attributes, Value... inputs) {
        return self().graph().apply(op, attributes, inputs);
    }

    private Value number(double value) {
        return self().graph().constant(self().dtype(), value);
    }

    private Value axes(long... axes) {
        return self().graph().vector(axes);
    }

    public Value add(Value other) {
        return apply("Add", self(), other);
    }

    public Value add(double other) {
        return add(number(other));
    }

    public Value sub(Value other) {
        return apply("Sub", self(), other);
    }

    public Value sub(double other) {
        return sub(number(other));
    }

    public Value mul(Value other) {
        return apply("Mul", self(), other);
    }

    public Value mul(double other) {
        return mul(number(other));
    }

    public Value div(Value other) {
        return apply("Div", self(), other);
    }

    public Value div(double other) {
        return div(number(other));
    }

    public Value pow(Value exponent) {
        return apply("Pow", self(), exponent);
    }

    public Value pow(double exponent) {
        return pow(number(exponent));
    }

    /** {@code this * this}: faster than a power. */
    public Value square() {
        return mul(self());
    }

    public Value mod(Value other) {
        return apply("Mod", Attributes.of("fmod", self().dtype().isFloating() ? 1 : 0), self(), other);
    }

    public Value min(Value other) {
        return apply("Min", self(), other);
    }

    public Value max(Value other) {
        return apply("Max", self(), other);
    }

    public Value min(double other) {
        return min(number(other));
    }

    public Value max(double other) {
        return max(number(other));
    }

    public Value clip(double low, double high) {
        return apply("Clip", self(), number(low), number(high));
    }

    public Value neg() {
        return apply("Neg", self());
    }

    public Value abs() {
        return apply("Abs", self());
    }

    public Value sign() {
        return apply("Sign", self());
    }

    public Value reciprocal() {
        return apply("Reciprocal", self());
    }

    public Value sqrt() {
        return apply("Sqrt", self());
    }

    public Value exp() {
        return apply("Exp", self());
    }

    public Value log() {
        return apply("Log", self());
    }

    public Value sin() {
        return apply("Sin", self());
    }

    public Value cos() {
        // ONNX Runtime has no kernel for it in double on the CPU.
        return self().dtype() == DType.DOUBLE ? add(Math.PI / 2).sin() : apply("Cos", self());
    }

    public Value erf() {
        return apply("Erf", self());
    }

    public Value floor() {
        return apply("Floor", self());
    }

    public Value relu() {
        return apply("Relu", self());
    }

    public Value sigmoid() {
        return apply("Sigmoid", self());
    }

    public Value tanh() {
        return apply("Tanh", self());
    }

    public Value selu() {
        return apply("Selu", self());
    }

    public Value elu(double alpha) {
        return apply("Elu", Attributes.of("alpha", alpha), self());
    }

    public Value softplus() {
        return apply("Softplus", self());
    }

    public Value leakyRelu(double alpha) {
        return apply("LeakyRelu", Attributes.of("alpha", alpha), self());
    }

    public Value hardSwish() {
        return apply("HardSwish", self());
    }

    /** {@code x Phi(x)}, Phi the normal distribution: Hendrycks and Gimpel 2016. */
    public Value gelu() {
        return mul(mul(Math.sqrt(0.5)).erf().add(1)).mul(0.5);
    }

    /** {@code x sigmoid(x)}, also known as SiLU: Elfwing, Uchibe and Doya 2017. */
    public Value swish() {
        return mul(sigmoid());
    }

    public Value equal(Value other) {
        return apply("Equal", self(), other);
    }

    public Value greater(Value other) {
        return apply("Greater", self(), other);
    }

    public Value greater(double other) {
        return greater(number(other));
    }

    public Value greaterOrEqual(Value other) {
        return apply("GreaterOrEqual", self(), other);
    }

    public Value less(Value other) {
        return apply("Less", self(), other);
    }

    public Value less(double other) {
        return less(number(other));
    }

    public Value not() {
        return apply("Not", self());
    }

    public Value and(Value other) {
        return apply("And", self(), other);
    }

    public Value or(Value other) {
        return apply("Or", self(), other);
    }

    /** Where this is true {@code yes}, elsewhere {@code no}. */
    public Value where(Value yes, Value no) {
        return apply("Where", self(), yes, no);
    }

    public Value cast(DType dtype) {
        return apply("Cast", Attributes.of("to", dtype.code()), self());
    }

    public Value matMul(Value other) {
        return apply("MatMul", self(), other);
    }

    /** Matrix products and contractions by Einstein's summation convention, such as {@code "bij,bjk->bik"}. */
    public Value einsum(String equation, Value... others) {
        Value[] all = new Value[others.length + 1];
        all[0] = self();
        System.arraycopy(others, 0, all, 1, others.length);
        return apply("Einsum", Attributes.of("equation", equation), all);
    }

    /** Sums over axes, over all where none is given. */
    public Value reduceSum(boolean keep, long... axes) {
        Attributes kept = Attributes.of("keepdims", keep ? 1 : 0);
        return axes.length == 0 ? apply("ReduceSum", kept, self()) : apply("ReduceSum", kept, self(), axes(axes));
    }

    private Value reduce(String op, boolean keep, long... axes) {
        Attributes attributes = Attributes.of("keepdims", keep ? 1 : 0);
        return apply(op, axes.length == 0 ? attributes : attributes.with("axes", axes), self());
    }

    public Value reduceMean(boolean keep, long... axes) {
        return reduce("ReduceMean", keep, axes);
    }

    public Value reduceMax(boolean keep, long... axes) {
        return reduce("ReduceMax", keep, axes);
    }

    public Value reduceMin(boolean keep, long... axes) {
        return reduce("ReduceMin", keep, axes);
    }

    public Value reduceProd(boolean keep, long... axes) {
        return reduce("ReduceProd", keep, axes);
    }

    public Value reduceLogSumExp(boolean keep, long... axes) {
        return reduce("ReduceLogSumExp", keep, axes);
    }

    public Value reduceL2(boolean keep, long... axes) {
        return reduce("ReduceL2", keep, axes);
    }

    /** The mean of all elements, a scalar. */
    public Value mean() {
        return reduceMean(false);
    }

    /** The sum of all elements, a scalar. */
    public Value sum() {
        return reduceSum(false);
    }

    /**
     * {@code (x - mean) / sqrt(variance + epsilon)} over axes. Composed with a product and a reciprocal: the textbook's
     * form would be fused into a slower kernel.
     */
    public Value standardised(double epsilon, long... axes) {
        Value centred = sub(reduceMean(true, axes));
        Value variance = centred.square().reduceMean(true, axes);
        return centred.mul(variance.add(epsilon).sqrt().reciprocal());
    }

    public Value argMax(long axis, boolean keep) {
        return apply("ArgMax", Attributes.of("axis", axis).with("keepdims", keep ? 1 : 0), self());
    }

    public Value softmax(long axis) {
        return apply("Softmax", Attributes.of("axis", axis), self());
    }

    public Value logSoftmax(long axis) {
        return apply("LogSoftmax", Attributes.of("axis", axis), self());
    }

    public Value cumSum(long axis) {
        return apply("CumSum", self(), self().graph().constant(DType.INT64, axis));
    }

    /** The same elements in another shape: numbers, one -1 for what is left, or names of symbolic lengths. */
    public Value reshape(Object... lengths) {
        return apply("Reshape", self(), Shapes.target(self(), Arrays.asList(lengths)));
    }

    /** Permutes axes; reverses them where none is given. */
    public Value transpose(long... permutation) {
        return apply(
                "Transpose", permutation.length == 0 ? Attributes.NONE : Attributes.of("perm", permutation), self());
    }

    /** Exchanges the last two axes. */
    public Value transposeLast() {
        return swapAxes(-1, -2);
    }

    /** Exchanges two axes. */
    public Value swapAxes(int one, int other) {
        long[] order = new long[self().rank()];
        Arrays.setAll(order, i -> i);
        int a = self().shape().axis(one);
        int b = self().shape().axis(other);
        order[a] = b;
        order[b] = a;
        return transpose(order);
    }

    public Value squeeze(long... axes) {
        return axes.length == 0 ? apply("Squeeze", self()) : apply("Squeeze", self(), axes(axes));
    }

    public Value unsqueeze(long... axes) {
        return apply("Unsqueeze", self(), axes(axes));
    }

    public Value flatten(long axis) {
        return apply("Flatten", Attributes.of("axis", axis), self());
    }

    /** Elements {@code from}, inclusive, to {@code to}, exclusive, of an axis. */
    public Value slice(long axis, long from, long to) {
        return slice(axis, from, to, 1);
    }

    /** Every {@code step}-th element from {@code from} to {@code to}, exclusive, of an axis. */
    public Value slice(long axis, long from, long to, long step) {
        return apply("Slice", self(), axes(from), axes(to), axes(axis), axes(step));
    }

    /** Pads with zeros: elements before, then after, of each axis. */
    public Value pad(long... pads) {
        return apply("Pad", self(), axes(pads));
    }

    public Value tile(long... repeats) {
        return apply("Tile", self(), axes(repeats));
    }

    /** Broadcasts to a shape of numbers and names. */
    public Value expand(Object... lengths) {
        return apply("Expand", self(), Shapes.vector(self().graph(), Shape.of(lengths)));
    }

    /** Broadcasts to the shape of another value. */
    public Value expandLike(Value other) {
        return self().shape().equals(other.shape()) ? self() : apply("Expand", self(), other.shapeOf());
    }

    public Value gather(Value indices, long axis) {
        return apply("Gather", Attributes.of("axis", axis), self(), indices);
    }

    public Value gatherElements(Value indices, long axis) {
        return apply("GatherElements", Attributes.of("axis", axis), self(), indices);
    }

    /** The triangle below and with the {@code k}-th diagonal, or above and with it. */
    public Value trilu(boolean upper, long k) {
        return apply(
                "Trilu",
                Attributes.of("upper", upper ? 1 : 0),
                self(),
                self().graph().constant(DType.INT64, k));
    }

    /** Cuts an axis into parts of equal length. */
    public List<Value> split(long axis, int parts) {
        return self().graph().apply("Split", Attributes.of("axis", axis), parts, List.of(self()));
    }

    /** Joins values along an axis. */
    public static Value concat(long axis, List<Value> parts) {
        return parts.get(0).graph().apply("Concat", Attributes.of("axis", axis), parts.toArray(Value[]::new));
    }

    /** Its shape when the graph runs: a vector of int64. */
    public Value shapeOf() {
        Shape shape = self().shape();
        return shape.isStatic() ? axes(shape.toArray()) : apply("Shape", self());
    }

    /** The number of its elements, as a scalar of its type. */
    Value elements() {
        Dim elements = self().shape().elements();
        return elements.isStatic()
                ? number(elements.value())
                : apply("Size", self()).cast(self().dtype());
    }

    /** Zeros of its shape. */
    Value zeros() {
        return number(0).expandLike(self());
    }

    /** No derivative flows through it. */
    public Value stopGradient() {
        // Where a derivative is asked for, this node is the end; the simplifier leaves it.
        return apply("StopGradient", self());
    }
}
