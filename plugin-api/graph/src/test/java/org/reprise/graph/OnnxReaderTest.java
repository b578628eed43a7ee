package org.reprise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is read of ONNX files, and what is not. */
class OnnxReaderTest {
    private static final DType F = DType.FLOAT;
    private static final Tensor X = Tensor.of(new float[] {1, -2, 3, 0.5f, 2, -1, 4, 1}, 2, 4);

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable reading) {
        return assertThatThrownBy(reading).isInstanceOf(GraphException.class);
    }

    private static Tensor run(Graph graph, Tensor x) {
        return Ort.run(graph, Map.of("x", x)).get("y");
    }

    private static void same(Tensor found, double... expected) {
        assertThat(found.toDoubles()).containsExactly(expected, within(1e-5));
    }

    private static Models unary(int opset) {
        return Models.opset(opset).input("x", F, 2, 4).output("y", F, "a", "b");
    }

    @Test
    void tooNewAnOpsetIsNamed() {
        refused(() -> unary(22).node("Relu", "x", "y").read()).hasMessageContainingAll("version 22", "newest", "is 21");
    }

    @Test
    void allUnsupportedOperatorsAreNamedAtOnce() {
        Models model = unary(17)
                .domain("com.acme")
                .node(Models.of("StringNormalizer", "x", "a").setName("first"))
                .node(Models.of("Frob", "a", "b").setName("second").setDomain("com.acme"))
                .node(Models.of("StringNormalizer", "b", "c").setName("third"))
                .node("StopGradient", "c", "d")
                .node("Relu", "d", "y");
        refused(model::read)
                .hasMessageContainingAll("StringNormalizer (first, third)", "com.acme.Frob (second)", "StopGradient");
    }

    @Test
    void damagedFilesAreRefused() {
        byte[] good = unary(17)
                .initializer("w", Tensor.of(new float[] {1, 2, 3, 4}, 4))
                .node("Mul", "x w", "m")
                .node("Softmax", "m", "y", "axis", 1)
                .bytes();
        assertThat(OnnxReader.read(good).parameters()).containsOnlyKeys("w");
        refused(() -> OnnxReader.read(new byte[0])).hasMessageContaining("no graph");
        refused(() -> OnnxReader.read(new byte[] {1, 2, 3})).hasMessageContaining("damaged");
        refused(() -> OnnxReader.read(Arrays.copyOf(good, good.length / 2)));
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                OnnxReader.read(bad).toOnnx();
            } catch (GraphException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void whatDoesNotFitIsSaidWithTheNode() {
        refused(() -> unary(17)
                        .initializer("w", Tensor.of(new float[3], 3))
                        .node("Add", "x w", "y")
                        .read())
                .hasMessageContainingAll("of output y", "Add", "[2, 4]", "[3]");
        refused(() -> unary(17).node("Add", "x z", "y").read()).hasMessageContainingAll("'z'", "nothing before");
        refused(() -> unary(17).node("Add", "x", "y").read()).hasMessageContaining("Add");
        Models cut = unary(17).node("Relu", "x", "y");
        cut.graph()
                .addInitializer(OnnxWriter.tensor("w", X).toBuilder().setRawData(com.google.protobuf.ByteString.EMPTY));
        refused(cut::read).hasMessageContainingAll("initializer w", "32 bytes", "holds 0");
    }

    @Test
    void legacyBroadcastingIsConverted() {
        Graph graph = Models.opset(6)
                .input("x", F, 2, 4)
                .output("y", F, 2, 4)
                .initializer("w", Tensor.of(new float[] {10, 20}, 2))
                .node("Add", "x w", "y", "broadcast", 1, "axis", 0)
                .read();
        same(run(graph, X), 11, 8, 13, 10.5, 22, 19, 24, 21);
    }

    @Test
    void newerFormsAreConverted() {
        Graph graph = unary(20)
                .initializer("axes", Tensor.vector(1))
                .initializer("pads", Tensor.vector(1, 1))
                .node("ReduceMean", "x axes", "m", "keepdims", 1)
                .node("Sub", "x m", "c")
                .node("Gelu", "c", "g", "approximate", "tanh")
                .node("Mish", "g", "s")
                .node("Pad", "s pads _ axes", "p")
                .node("Split", "p", "one two", "axis", 1, "num_outputs", 2)
                .node("Neg", "two", "y")
                .read();
        double c = 1 - 0.625;
        double gelu = 0.5 * c * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (c + 0.044715 * c * c * c)));
        assertThat(graph.output("y").shape()).isEqualTo(Shape.of(2, 3));
        assertThat(graph.value("p").shape()).isEqualTo(Shape.of(2, 6));
        Graph part = graph.extract("part", List.of("x"), List.of("p"));
        assertThat(Ort.run(part, Map.of("x", X)).get("p").get(1))
                .isCloseTo(gelu * Math.tanh(Math.log1p(Math.exp(gelu))), within(1e-5));
    }

    @Test
    void groupNormalisationHasAWeightPerGroupOrChannel() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 7, 6, 8}, 1, 4, 2);
        for (int opset : new int[] {18, 21}) {
            int count = opset == 18 ? 2 : 4;
            float[] scale = opset == 18 ? new float[] {1, 2} : new float[] {1, 1, 2, 2};
            Graph graph = Models.opset(opset)
                    .input("x", F, 1, 4, 2)
                    .output("y", F, 1, 4, 2)
                    .initializer("scale", Tensor.of(scale, count))
                    .initializer("bias", Tensor.of(new float[count], count))
                    .node("GroupNormalization", "x scale bias", "y", "num_groups", 2)
                    .read();
            double a = 1 / Math.sqrt(1.25 + 1e-5);
            same(run(graph, x), -1.5 * a, -.5 * a, .5 * a, 1.5 * a, -3 * a, a, -a, 3 * a);
        }
    }

    @Test
    void functionsAreInlined() {
        FunctionProto.Builder function = FunctionProto.newBuilder()
                .setDomain("own")
                .setName("Scaled")
                .addInput("a")
                .addOutput("b")
                .addAttribute("by")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addNode(Models.of("Constant", "", "c")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("value_float")
                                .setType(AttributeProto.AttributeType.FLOAT)
                                .setRefAttrName("by")))
                .addNode(Models.of("Mul", "a c", "b"));
        Graph graph = unary(17)
                .domain("own")
                .function(function)
                .node(Models.of("Scaled", "x", "h", "by", 2f).setDomain("own"))
                .node(Models.of("Scaled", "h", "y", "by", 0.25f).setDomain("own"))
                .read();
        same(run(graph, X), .5, -1, 1.5, .25, 1, -.5, 2, .5);
        function.addNode(Models.of("Scaled", "a", "z", "by", 2f).setDomain("own"));
        refused(() -> unary(17)
                        .domain("own")
                        .function(function)
                        .node(Models.of("Scaled", "x", "y", "by", 2f).setDomain("own"))
                        .read())
                .hasMessageContaining("calls itself");
    }

    @Test
    void runningStatisticsAreNotLearned() {
        Tensor one = Tensor.of(new float[] {1, 1, 1, 1}, 4);
        Graph graph = unary(9).initializer("scale", one)
                .initializer("bias", one)
                .initializer("mean", one)
                .initializer("var", one)
                .node("BatchNormalization", "x scale bias mean var", "y")
                .read();
        List<Value> by = List.copyOf(graph.parameters().values());
        List<Value> found = Gradients.of(graph.output("y").square().sum(), by);
        for (int i = 0; i < by.size(); i++) {
            graph.output("d" + i, found.get(i));
        }
        Map<String, Tensor> results = Ort.run(graph, Map.of("x", X));
        assertThat(results.get("d0").toDoubles()).doesNotContain(0);
        assertThat(results.get("d2").toDoubles()).containsOnly(0);
        assertThat(results.get("d3").toDoubles()).containsOnly(0);
    }

    @Test
    void inputsCanBeFixedAndLengthsGiven() {
        byte[] model = Models.opset(17)
                .input("x", F, "batch", 4)
                .input("shape", DType.INT64, 2)
                .output("y", F, "a", "b")
                .initializer("w", Tensor.of(new float[] {2}, 1))
                .node("Mul", "x w", "m")
                .node("Reshape", "m shape", "y")
                .bytes();
        assertThat(OnnxReader.read(model).output("y").shape().dims()).allMatch(Dim::isUnknown);
        Graph graph = OnnxReader.read(
                model,
                ReadOptions.NONE
                        .length("batch", 2)
                        .fix("shape", Tensor.vector(4, -1))
                        .freeze("w"));
        assertThat(graph.output("y").shape()).isEqualTo(Shape.of(4, 2));
        assertThat(graph.inputs()).containsOnlyKeys("x");
        assertThat(graph.parameters()).isEmpty();
        refused(() -> OnnxReader.read(model, ReadOptions.NONE.fix("z", X))).hasMessageContainingAll("z", "shape");
        refused(() -> OnnxReader.read(model, ReadOptions.NONE.fix("shape", X))).hasMessageContaining("int64[2]");
    }

    @Test
    void shapesComputedInTheGraphAreInferred() {
        Graph graph = Models.opset(13)
                .input("x", F, "batch", 4)
                .output("y", F, "a", "b", 2)
                .initializer("zero", Tensor.of(new long[] {0}))
                .initializer("axis", Tensor.vector(0))
                .initializer("rest", Tensor.vector(-1, 2))
                .node("Shape", "x", "s")
                .node("Gather", "s zero", "n")
                .node("Unsqueeze", "n axis", "n1")
                .node("Concat", "n1 rest", "target", "axis", 0)
                .node("Reshape", "x target", "y")
                .read();
        assertThat(graph.output("y").shape()).isEqualTo(Shape.of("batch", 2, 2));
        assertThat(run(graph, X).shape()).containsExactly(2, 2, 2);
    }
}
