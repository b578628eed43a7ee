package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operator's derivatives against central differences, first and second order. */
class GradientsTest {
    private final List<DynamicTest> tests = new ArrayList<>();

    private void test(String name, Derivatives how, Derivatives.Expression expression, long[]... shapes) {
        tests.add(DynamicTest.dynamicTest(name, () -> how.check(expression, true, shapes)));
    }

    private void once(String name, Derivatives how, Derivatives.Expression expression, long[]... shapes) {
        tests.add(DynamicTest.dynamicTest(name, () -> how.check(expression, false, shapes)));
    }

    private static long[] s(long... lengths) {
        return lengths;
    }

    private static Derivatives.Expression op(String op, Attributes attributes) {
        return in -> in.get(0).graph().apply(op, attributes, in.toArray(Value[]::new));
    }

    private static Derivatives.Expression op(String op) {
        return op(op, Attributes.NONE);
    }

    private static Attributes with(String name, Object value) {
        return Attributes.of(name, value);
    }

    @TestFactory
    Stream<DynamicTest> functions() {
        Derivatives exact = Derivatives.exact();
        for (String name : List.of("Exp", "Sin", "Tanh", "Sigmoid", "Neg", "Abs", "Relu")) {
            test(name, exact, op(name), s(3, 2));
        }
        for (String name : List.of("Log", "Sqrt", "Reciprocal")) {
            test(name, exact.within(0.5, 2), op(name), s(3, 2));
        }
        Derivatives rough = Derivatives.rough();
        for (String name :
                List.of("Cos", "Erf", "Softplus", "Softsign", "Selu", "Elu", "Celu", "Atan", "Sinh", "Cosh", "Asinh")) {
            test(name, rough, op(name), s(3, 2));
        }
        for (String name : List.of("Asin", "Acos", "Atanh", "Tan")) {
            test(name, rough.within(-0.6, 0.6), op(name), s(3, 2));
        }
        test("Acosh", rough.within(1.5, 3), op("Acosh"), s(3, 2));
        once("LeakyRelu", rough, op("LeakyRelu", with("alpha", 0.3)), s(3, 2));
        once("ThresholdedRelu", rough, op("ThresholdedRelu", with("alpha", 0.5)), s(3, 2));
        once("HardSigmoid", rough, op("HardSigmoid"), s(3, 2));
        test("HardSwish", rough, op("HardSwish"), s(3, 2));
        test("Elu alpha", rough, op("Elu", with("alpha", 0.7)), s(3, 2));
        test("Gelu", rough, in -> in.get(0).gelu(), s(3, 2));
        test("Swish", exact, in -> in.get(0).swish(), s(3, 2));
        once("PRelu", rough, op("PRelu"), s(3, 2), s(2));
        test("Clip", exact, in -> in.get(0).square().clip(0.5, 2), s(3, 2));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> arithmetic() {
        Derivatives exact = Derivatives.exact();
        Derivatives positive = exact.within(0.5, 2);
        for (String name : List.of("Add", "Sub", "Mul", "Div", "Pow", "Max", "Min")) {
            test(name, positive, op(name), s(3, 2), s(3, 2));
            test(name + " broadcast", positive, op(name), s(3, 1, 2), s(4, 1));
            test(name + " scalar", positive, op(name), s(2, 2), s());
        }
        test("Pow 3", exact, in -> in.get(0).pow(3), s(3, 2));
        test("Square", exact, in -> in.get(0).square(), s(3, 2));
        test("Sum", exact, op("Sum"), s(3, 2), s(2), s(3, 1));
        test("Mean", Derivatives.linear(), op("Mean"), s(3, 2), s(2), s(3, 1));
        once("Mod", positive, in -> in.get(0).mod(in.get(1)), s(3), s(3));
        test(
                "Where",
                exact,
                in -> in.get(0)
                        .greater(0)
                        .where(in.get(0).mul(in.get(1)), in.get(1).square()),
                s(3, 2),
                s(2));
        test("Cast", exact, in -> in.get(0).square().cast(DType.DOUBLE), s(3));
        test("same input twice", exact, in -> in.get(0).mul(in.get(0)).add(in.get(0)), s(3));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> reductions() {
        Derivatives exact = Derivatives.exact();
        Derivatives positive = exact.within(0.5, 2);
        for (String name : List.of(
                "ReduceMean",
                "ReduceMax",
                "ReduceMin",
                "ReduceProd",
                "ReduceL1",
                "ReduceL2",
                "ReduceSumSquare",
                "ReduceLogSumExp",
                "ReduceLogSum")) {
            test(name, positive, op(name), s(2, 3));
            test(name + " axis", positive, op(name, with("axes", s(1))), s(2, 3, 2));
            test(name + " axes", positive, op(name, with("axes", s(0, -1)).with("keepdims", 0)), s(2, 3, 2));
        }
        test("ReduceSum", exact, in -> in.get(0).square().reduceSum(false, 1), s(2, 3));
        test("ReduceSum all", exact, in -> in.get(0).square().sum(), s(2, 3));
        test(
                "ReduceProd zero",
                exact,
                in -> in.get(0)
                        .mul(in.get(0).graph().constant(Tensor.of(new double[] {1, 0, 1}, 3)))
                        .reduceProd(true, 1),
                s(2, 3));
        for (long axis : s(0, 1, -1)) {
            test("Softmax " + axis, exact, in -> in.get(0).softmax(axis), s(2, 3, 2));
            test("LogSoftmax " + axis, exact, in -> in.get(0).logSoftmax(axis), s(2, 3, 2));
        }
        test("LpNormalization", exact, op("LpNormalization", with("axis", 1)), s(2, 3));
        test("CumSum", exact, in -> in.get(0).square().cumSum(1), s(2, 4));
        test(
                "CumSum exclusive reverse",
                exact,
                in -> in.get(0)
                        .square()
                        .graph()
                        .apply(
                                "CumSum",
                                with("exclusive", 1).with("reverse", 1),
                                in.get(0).square(),
                                in.get(0).graph().constant(DType.INT64, 0)),
                s(3, 2));
        once(
                "TopK",
                exact,
                in -> in.get(0)
                        .graph()
                        .apply(
                                "TopK",
                                with("axis", 1),
                                2,
                                List.of(in.get(0), in.get(0).graph().vector(2)))
                        .get(0)
                        .square(),
                s(3, 4));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> products() {
        Derivatives exact = Derivatives.exact();
        test("MatMul", exact, op("MatMul"), s(2, 3), s(3, 4));
        test("MatMul batch", exact, op("MatMul"), s(2, 2, 3), s(2, 3, 2));
        test("MatMul broadcast", exact, op("MatMul"), s(2, 2, 3), s(3, 2));
        test("MatMul broadcast left", exact, op("MatMul"), s(2, 3), s(2, 3, 2));
        test("MatMul vector", exact, op("MatMul"), s(3), s(3, 2));
        test("MatMul by vector", exact, op("MatMul"), s(2, 4, 3), s(3));
        test("MatMul vectors", exact, op("MatMul"), s(3), s(3));
        test("Gemm", exact, op("Gemm", with("alpha", 0.5).with("beta", 2.0).with("transB", 1)), s(2, 3), s(4, 3), s(4));
        test("Gemm transA", exact, op("Gemm", with("transA", 1)), s(3, 2), s(3, 4));
        test("Einsum", exact, in -> in.get(0).einsum("bij,bjk->bik", in.get(1)), s(2, 2, 3), s(2, 3, 2));
        test("Einsum dots", exact, in -> in.get(0).einsum("...ij,jk->...ik", in.get(1)), s(2, 2, 3), s(3, 2));
        test("Einsum sum", exact, in -> in.get(0).einsum("ij,kj->i", in.get(1)), s(2, 3), s(4, 3));
        test("Einsum three", exact, in -> in.get(0).einsum("i,ij,j->", in.get(1), in.get(2)), s(2), s(2, 3), s(3));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> layout() {
        Derivatives exact = Derivatives.exact();
        test("Reshape", exact, in -> in.get(0).square().reshape(3, -1), s(2, 3, 2));
        test("Flatten", exact, in -> in.get(0).square().flatten(1), s(2, 3, 2));
        test("Squeeze", exact, in -> in.get(0).square().squeeze(1), s(2, 1, 3));
        test("Unsqueeze", exact, in -> in.get(0).square().unsqueeze(0, 2), s(2, 3));
        test("Transpose", exact, in -> in.get(0).square().transpose(2, 0, 1), s(2, 3, 4));
        test(
                "Concat",
                exact,
                in -> Vocabulary.concat(1, List.of(in.get(0).square(), in.get(1), in.get(0))),
                s(2, 3),
                s(2, 1));
        test(
                "Split",
                exact,
                in -> {
                    List<Value> parts = in.get(0).square().split(1, 2);
                    return parts.get(0).mul(parts.get(1));
                },
                s(2, 4));
        test("Split part", exact, in -> in.get(0).square().split(0, 3).get(1), s(3, 2));
        test("Expand", exact, in -> in.get(0).square().expand(2, 3, 2), s(3, 1));
        test("Tile", exact, in -> in.get(0).square().tile(2, 3), s(2, 2));
        test("Trilu", exact, in -> in.get(0).square().trilu(true, 1), s(3, 3));
        test("Slice", exact, in -> in.get(0).square().slice(1, 1, -1), s(2, 5));
        test("Slice step", exact, in -> in.get(0).square().slice(1, 1, 6, 2), s(2, 7));
        test("Slice back", exact, in -> in.get(0).square().slice(0, -1, Long.MIN_VALUE + 1, -2), s(6, 2));
        test("Pad", exact, in -> in.get(0).square().pad(1, 0, 2, 1), s(2, 3));
        test("Pad crop", exact, in -> in.get(0).square().pad(-1, 0, 2, -1), s(3, 3));
        for (String mode : List.of("reflect", "edge")) {
            test(
                    "Pad " + mode,
                    exact,
                    in -> in.get(0)
                            .graph()
                            .apply(
                                    "Pad",
                                    with("mode", mode),
                                    in.get(0).square(),
                                    in.get(0).graph().vector(0, 2, 0, 1)),
                    s(2, 4));
        }
        test("DepthToSpace", exact, op("DepthToSpace", with("blocksize", 2)), s(1, 4, 2, 2));
        test("DepthToSpace CRD", exact, op("DepthToSpace", with("blocksize", 2).with("mode", "CRD")), s(1, 8, 1, 2));
        test("SpaceToDepth", exact, op("SpaceToDepth", with("blocksize", 2)), s(1, 1, 4, 2));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> indices() {
        Derivatives exact = Derivatives.exact();
        Tensor rows = Tensor.of(new long[] {2, 0, 2, -1}, 2, 2);
        test("Gather", exact, in -> in.get(0).square().gather(in.get(0).graph().constant(rows), 0), s(4, 3));
        test(
                "Gather axis",
                exact,
                in -> in.get(0).square().gather(in.get(0).graph().constant(rows), 1),
                s(2, 3, 2));
        test(
                "Gather one",
                exact,
                in -> in.get(0).square().gather(in.get(0).graph().constant(DType.INT64, -1), 1),
                s(2, 3));
        test(
                "Gather many rows",
                exact,
                in -> in.get(0).square().expand(300, 2).gather(in.get(0).graph().constant(rows), 0),
                s(2));
        test(
                "GatherElements",
                exact,
                in -> in.get(0).square().gatherElements(in.get(0).graph().constant(rows), 1),
                s(2, 3));
        Tensor pairs = Tensor.of(new long[] {0, 1, 1, 2, 0, 1}, 3, 2);
        test("GatherND", exact, op2("GatherND", pairs), s(2, 3, 2));
        Tensor spots = Tensor.of(new long[] {0, 2, 1, 1}, 2, 2);
        for (String reduction : List.of("none", "add")) {
            test(
                    "ScatterElements " + reduction,
                    exact,
                    in -> in.get(0)
                            .graph()
                            .apply(
                                    "ScatterElements",
                                    with("axis", 1).with("reduction", reduction),
                                    in.get(0).square(),
                                    in.get(0)
                                            .graph()
                                            .constant(
                                                    reduction.equals("add")
                                                            ? spots
                                                            : Tensor.of(new long[] {0, 2, 1, 0}, 2, 2)),
                                    in.get(1).square()),
                    s(2, 3),
                    s(2, 2));
            test(
                    "ScatterND " + reduction,
                    exact,
                    in -> in.get(0)
                            .graph()
                            .apply(
                                    "ScatterND",
                                    with("reduction", reduction),
                                    in.get(0).square(),
                                    in.get(0).graph().constant(Tensor.of(new long[] {0, 2}, 2, 1)),
                                    in.get(1).square()),
                    s(3, 2),
                    s(2, 2));
        }
        return tests.stream();
    }

    private static Derivatives.Expression op2(String op, Tensor second) {
        return in -> in.get(0)
                .graph()
                .apply(
                        op,
                        Attributes.NONE,
                        in.get(0).square(),
                        in.get(0).graph().constant(second));
    }

    @TestFactory
    Stream<DynamicTest> convolutions() {
        Derivatives linear = Derivatives.linear();
        test("Conv", linear, op("Conv"), s(2, 2, 4, 4), s(3, 2, 3, 3), s(3));
        test("Conv pads", linear, op("Conv", with("pads", s(1, 0, 1, 1))), s(1, 2, 4, 3), s(2, 2, 3, 2));
        test("Conv square", linear, op("Conv", with("pads", s(1, 1, 1, 1))), s(1, 2, 3, 3), s(2, 2, 3, 3));
        once(
                "Conv many channels once",
                linear,
                op("Conv", with("pads", s(1, 1, 1, 1)).with("strides", s(2, 2))),
                s(1, 8, 4, 5),
                s(2, 8, 3, 3));
        test("Conv many channels unit", linear, op("Conv", with("pads", s(1, 1, 1, 1))), s(2, 8, 4, 5), s(2, 8, 3, 3));
        test(
                "Conv many channels",
                linear,
                op("Conv", with("pads", s(1, 1, 1, 1)).with("strides", s(2, 2))),
                s(1, 8, 4, 5),
                s(2, 8, 3, 3));
        test(
                "Conv strides dilations",
                linear,
                op("Conv", with("strides", s(2, 1)).with("dilations", s(1, 2))),
                s(1, 2, 6, 5),
                s(2, 2, 3, 2));
        test(
                "Conv groups",
                linear,
                op("Conv", with("group", 2).with("pads", s(1, 1, 1, 1))),
                s(2, 4, 3, 3),
                s(6, 2, 3, 3));
        test("Conv depthwise", linear, op("Conv", with("group", 3)), s(1, 3, 3, 3), s(3, 1, 2, 2));
        test("Conv 1d", linear, op("Conv", with("pads", s(2, 0)).with("dilations", s(2))), s(2, 2, 6), s(3, 2, 2));
        test(
                "Conv same",
                linear,
                op("Conv", with("auto_pad", "SAME_UPPER").with("strides", s(2, 2))),
                s(1, 1, 5, 4),
                s(2, 1, 3, 3));
        test("ConvTranspose", linear, op("ConvTranspose"), s(1, 2, 3, 3), s(2, 3, 2, 2), s(3));
        test(
                "ConvTranspose strides",
                linear,
                op(
                        "ConvTranspose",
                        with("strides", s(2, 2)).with("pads", s(1, 0, 0, 1)).with("output_padding", s(1, 0))),
                s(1, 2, 3, 2),
                s(2, 2, 3, 3));
        test(
                "ConvTranspose groups",
                linear,
                op("ConvTranspose", with("group", 2).with("strides", s(2))),
                s(2, 4, 3),
                s(4, 2, 3));
        Derivatives spread = Derivatives.rough();
        once("MaxPool", spread, op("MaxPool", with("kernel_shape", s(2, 2)).with("strides", s(2, 2))), s(2, 2, 4, 4));
        once(
                "MaxPool overlapping",
                spread,
                op(
                        "MaxPool",
                        with("kernel_shape", s(3, 3)).with("strides", s(2, 2)).with("pads", s(1, 1, 1, 1))),
                s(1, 2, 5, 4));
        once(
                "MaxPool 1d",
                spread,
                op("MaxPool", with("kernel_shape", s(2)).with("strides", s(2)).with("ceil_mode", 1)),
                s(1, 2, 5));
        test(
                "AveragePool",
                linear,
                op("AveragePool", with("kernel_shape", s(2, 2)).with("strides", s(2, 2))),
                s(1, 2, 4, 4));
        test(
                "AveragePool pads",
                linear,
                op("AveragePool", with("kernel_shape", s(3, 2)).with("pads", s(1, 0, 1, 1))),
                s(1, 2, 4, 3));
        test(
                "AveragePool include",
                linear,
                op(
                        "AveragePool",
                        with("kernel_shape", s(3, 3))
                                .with("pads", s(1, 1, 1, 1))
                                .with("count_include_pad", 1)
                                .with("strides", s(2, 2))),
                s(1, 1, 4, 5));
        test("GlobalAveragePool", linear, op("GlobalAveragePool"), s(2, 2, 3, 2));
        once("GlobalMaxPool", spread, op("GlobalMaxPool"), s(2, 2, 3, 2));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> resizing() {
        Derivatives linear = Derivatives.linear();
        once("Resize repeat", linear, in -> ResizeOps.nearest(in.get(0), new float[] {1, 1, 2, 3}), s(1, 2, 2, 2));
        for (String mode : List.of("nearest", "linear", "cubic")) {
            for (String place : List.of("half_pixel", "asymmetric", "align_corners")) {
                once(
                        "Resize " + mode + " " + place,
                        linear,
                        in -> in.get(0)
                                .graph()
                                .apply(
                                        "Resize",
                                        with("mode", mode).with("coordinate_transformation_mode", place),
                                        in.get(0),
                                        null,
                                        in.get(0).graph().constant(Tensor.of(new float[] {1, 1, 1.5f, 2}, 4))),
                        s(1, 1, 4, 3));
            }
        }
        once(
                "Resize down",
                linear,
                in -> in.get(0)
                        .graph()
                        .apply(
                                "Resize",
                                with("mode", "linear"),
                                in.get(0),
                                null,
                                null,
                                in.get(0).graph().vector(1, 2, 2, 3)),
                s(1, 2, 4, 5));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> normalisations() {
        Derivatives rough = Derivatives.rough();
        Derivatives exact = Derivatives.exact();
        once(
                "BatchNormalization",
                exact.within(0.5, 2),
                op("BatchNormalization"),
                s(2, 3, 2, 2),
                s(3),
                s(3),
                s(3),
                s(3));
        once("InstanceNormalization", rough, op("InstanceNormalization"), s(2, 2, 4), s(2), s(2));
        test("LayerNormalization", exact, op("LayerNormalization"), s(3, 4), s(4), s(4));
        test("LayerNormalization axis", exact, op("LayerNormalization", with("axis", 1)), s(2, 3, 2), s(3, 2));
        Tensor labels = Tensor.of(new long[] {2, 0}, 2);
        test("SoftmaxCrossEntropyLoss", exact, op2("SoftmaxCrossEntropyLoss", labels), s(2, 3));
        for (String reduction : List.of("none", "sum")) {
            once(
                    "SoftmaxCrossEntropyLoss " + reduction,
                    exact,
                    in -> in.get(0)
                            .graph()
                            .apply(
                                    "SoftmaxCrossEntropyLoss",
                                    with("reduction", reduction),
                                    in.get(0),
                                    in.get(0).graph().constant(labels)),
                    s(2, 3));
        }
        once(
                "NegativeLogLikelihoodLoss",
                exact,
                in -> in.get(0)
                        .graph()
                        .apply(
                                "NegativeLogLikelihoodLoss",
                                with("ignore_index", 0),
                                in.get(0),
                                in.get(0).graph().constant(labels),
                                in.get(1)),
                s(2, 3),
                s(3));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> fourier() {
        Derivatives exact = Derivatives.exact();
        test(
                "DFT real",
                exact,
                in -> in.get(0)
                        .square()
                        .graph()
                        .apply("DFT", with("axis", 1), in.get(0).square()),
                s(2, 5, 1));
        test(
                "DFT complex",
                exact,
                in -> in.get(0).graph().apply("DFT", with("axis", 1), in.get(0).square()),
                s(1, 4, 2));
        test(
                "DFT inverse",
                exact,
                in -> in.get(0)
                        .graph()
                        .apply(
                                "DFT",
                                with("axis", 1).with("inverse", 1),
                                in.get(0).square()),
                s(1, 6, 2));
        test(
                "DFT onesided",
                exact,
                in -> in.get(0)
                        .graph()
                        .apply(
                                "DFT",
                                with("axis", 1).with("onesided", 1),
                                in.get(0).square()),
                s(1, 6, 1));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> control() {
        Derivatives exact = Derivatives.exact().within(-1, 1);
        test(
                "Scan",
                exact,
                in -> {
                    Scan scan = Scan.over(List.of(in.get(0)), List.of(in.get(1)), (s, e) -> {
                        Value next = s.get(0).matMul(in.get(2)).add(e.get(0)).tanh();
                        return Scan.Step.of(next).yields(next.square());
                    });
                    return scan.states().get(0).sum().add(scan.outputs().get(0).sum());
                },
                s(1, 2),
                s(3, 1, 2),
                s(2, 2));
        test(
                "Scan outputs only",
                exact,
                in -> Scan.over(
                                List.of(),
                                List.of(in.get(0)),
                                (s, e) -> new Scan.Step(
                                        List.of(),
                                        List.of(e.get(0).mul(in.get(1)).sin())))
                        .outputs()
                        .get(0),
                s(3, 2),
                s(2));
        test(
                "Scan back",
                exact,
                in -> Scan.back(List.of(in.get(0)), List.of(in.get(1)), (s, e) -> Scan.Step.of(
                                        s.get(0).mul(e.get(0)).add(0.5).sin())
                                .yields(s.get(0).mul(e.get(0))))
                        .outputs()
                        .get(0),
                s(2),
                s(3, 2));
        once(
                "Scan nested",
                exact,
                in -> Scan.over(List.of(in.get(0)), List.of(in.get(1)), (s, e) -> {
                            Value inner = Scan.over(
                                            List.of(s.get(0)),
                                            List.of(e.get(0)),
                                            (t, f) -> Scan.Step.of(
                                                    t.get(0).mul(f.get(0)).sin()))
                                    .states()
                                    .get(0);
                            return Scan.Step.of(inner.add(s.get(0)));
                        })
                        .states()
                        .get(0),
                s(),
                s(2, 3));
        for (double sign : new double[] {1, -1}) {
            test(
                    "If " + sign,
                    exact,
                    in -> If.of(
                                    in.get(0).sum().abs().mul(sign).greater(0),
                                    () -> List.of(in.get(0).square().mul(in.get(1))),
                                    () -> List.of(in.get(0).sin()))
                            .get(0),
                    s(3),
                    s(3));
        }
        return tests.stream();
    }
}
