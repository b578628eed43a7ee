package org.reprise.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.core.models.OnnxFiles.model;
import static org.reprise.core.models.OnnxFiles.node;
import static org.reprise.core.models.OnnxFiles.value;
import static org.reprise.core.models.OnnxFiles.with;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Tensor;
import org.reprise.graph.Value;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.RepriseException;

@Timeout(120)
class ModelRuntimeTest {
    /** One for all: the libraries are loaded once a process. */
    static final Path HOME = Path.of("target/test-home");

    private final ModelRuntime runtime = new ModelRuntime(HOME);
    private ModelScope scope;

    @BeforeEach
    void open() {
        scope = runtime.trial(Device.CPU, 2);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        scope.close();
        assertThat(runtime.usage().models()).isZero();
        assertThat(runtime.usage().loops()).isZero();
        assertThat(runtime.usage().bytes()).isZero();
        runtime.close();
        assertThat(runtime.usage().sessions()).isZero();
    }

    static void refused(ErrorCode code, ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RepriseException.class, e -> {
            List.of(parts).forEach(part -> assertThat(e.getMessage()).containsIgnoringCase(part));
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
        });
    }

    @Test
    void everyElementTypeGoesInAndOut() {
        List<Tensor> pairs = List.of(
                Tensor.of(new float[] {1.5f, -2}, 2),
                Tensor.of(new double[] {1.0 / 3, -2}, 2),
                Tensor.of(new long[] {1L << 40, -2}, 2),
                Tensor.of(new int[] {7, -2}, 2));
        for (Tensor one : pairs) {
            Model add = scope.open("add", OnnxFiles.binary("Add", one.dtype(), 2));
            Tensor sum = add.run(Map.of("a", one, "b", one)).get("y");
            assertThat(sum.dtype()).isEqualTo(one.dtype());
            assertThat(sum.get(0)).isEqualTo(2 * one.get(0));
            assertThat(sum.get(1)).isEqualTo(2 * one.get(1));
        }
        Tensor flags = Tensor.of(new boolean[] {true, false}, 2);
        Tensor all = Tensor.of(new boolean[] {true, true}, 2);
        assertThat(scope.open("and", OnnxFiles.binary("And", DType.BOOL, 2))
                        .run(Map.of("a", flags, "b", all))
                        .get("y"))
                .isEqualTo(flags);
    }

    @Test
    void narrowTypesGoInAndOut() {
        for (DType dtype : List.of(DType.INT8, DType.UINT8, DType.INT16, DType.FLOAT16, DType.BFLOAT16)) {
            byte[] identity = model(GraphProto.newBuilder()
                    .addInput(value("x", dtype, 3))
                    .addNode(node("Identity", "y", "x"))
                    .addOutput(value("y", dtype, 3)));
            Tensor x = Tensor.ofBytes(dtype, Arrays.copyOf(new byte[] {1, 60, 3, 64, 5, 66}, 3 * dtype.bytes()), 3);
            Model model = scope.open("identity", identity);
            assertThat(model.run(Map.of("x", x)).get("y")).isEqualTo(x);
        }
        refused(
                ErrorCode.MODEL_INPUT,
                () -> scope.open("unsigned", OnnxFiles.binary("Add", DType.UINT32, 1))
                        .run(Map.of(
                                "a", Tensor.ofBytes(DType.UINT32, new byte[4], 1),
                                "b", Tensor.ofBytes(DType.UINT32, new byte[4], 1))),
                "'a' of model 'unsigned' is uint32[1]",
                "Cast");
    }

    @Test
    void scaledProductsKeepDoublePrecision() {
        Graph graph = new Graph("scaled");
        Value x = graph.input("x", DType.DOUBLE, "batch", 2);
        graph.output(
                "y",
                x.matMul(graph.constant(Tensor.of(new double[] {1, 2}, 2, 1))).mul(0.1));
        Tensor y = scope.open("scaled", graph.toOnnx())
                .run(Map.of("x", Tensor.of(new double[] {1, 1}, 1, 2)))
                .get("y");
        assertThat(y.get(0)).isEqualTo(3 * 0.1);
    }

    @Test
    void symbolicLengthsAreThoseOfTheCall() {
        Model matmul = scope.open("matmul", OnnxFiles.matmul());
        assertThat(matmul.inputs()).hasToString("{x=float[batch, 2], w=float[2, 3]}");
        assertThat(matmul.outputs()).hasToString("{y=float[batch, 3]}");
        Tensor w = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        for (int batch : new int[] {1, 3, 0}) {
            float[] x = new float[2 * batch];
            Arrays.fill(x, 1);
            Tensor y = matmul.run(Map.of("x", Tensor.of(x, batch, 2), "w", w)).get("y");
            assertThat(y.shape()).containsExactly(batch, 3);
            if (batch > 0) {
                assertThat(Arrays.copyOf(y.toFloats(), 3)).containsExactly(5, 7, 9);
            }
        }
    }

    @Test
    void wrongNamesTypesAndShapesAreNamed() {
        Model matmul = scope.open("net", OnnxFiles.matmul());
        Tensor x = Tensor.filled(DType.FLOAT, 1, 4, 2);
        Tensor w = Tensor.filled(DType.FLOAT, 1, 2, 3);
        refused(ErrorCode.MODEL_INPUT, () -> matmul.run(Map.of("x", x, "W", w)), "input of model 'net': 'W'");
        refused(ErrorCode.MODEL_INPUT, () -> matmul.run(Map.of("x", x)), "Model 'net' was not given 'w' float[2, 3]");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> matmul.run(Map.of("x", Tensor.filled(DType.DOUBLE, 1, 4, 2), "w", w)),
                "'x' of model 'net' is double[4, 2]; expected float[batch, 2]");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> matmul.run(Map.of("x", x, "w", Tensor.filled(DType.FLOAT, 1, 3, 3))),
                "'w' of model 'net' is float[3, 3]; expected float[2, 3]");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> matmul.run(Map.of("x", Tensor.filled(DType.FLOAT, 1, 8), "w", w)),
                "float[8]; expected float[batch, 2]");
        Model add = scope.open("add", OnnxFiles.binary("Add", DType.FLOAT, "n"));
        refused(
                ErrorCode.MODEL_INPUT,
                () -> add.run(Map.of("a", Tensor.filled(DType.FLOAT, 1, 2), "b", Tensor.filled(DType.FLOAT, 1, 1))),
                "expected float[n], where n is ");
    }

    @Test
    void whatFailsInsideNamesTheNodeAndTheShapes() {
        byte[] reshape = model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, "n"))
                .addInput(value("to", DType.INT64, 1))
                .addNode(node("Reshape", "y", "x", "to"))
                .addOutput(value("y", DType.FLOAT, "m")));
        refused(
                ErrorCode.MODEL_FAILED,
                () -> scope.open("net", reshape)
                        .run(Map.of("x", Tensor.filled(DType.FLOAT, 1, 6), "to", Tensor.vector(4))),
                "Model 'net' failed at node 'the-y' (Reshape) with ",
                "x float[6]",
                "{6}",
                "{4}");
    }

    @Test
    void filesThatCannotBeOpenedAreRefusedWithTheReason() {
        refused(ErrorCode.MODEL_INVALID, () -> scope.open("net", new byte[] {1, 2, 3, 4}), "'net'", "no ONNX file");
        refused(ErrorCode.MODEL_INVALID, () -> scope.open("net", new byte[0]), "0 bytes hold no graph");
        byte[] good = OnnxFiles.matmul();
        refused(ErrorCode.MODEL_INVALID, () -> scope.open("net", Arrays.copyOf(good, good.length - 7)), "'net'");
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 1))
                .addNode(node("Abs", "y", "x"))
                .addOutput(value("y", DType.FLOAT, 1));
        refused(
                ErrorCode.MODEL_INVALID,
                () -> scope.open("net", model(graph, ModelFile.NEWEST_OPSET + 1, 10)),
                "operator set is version 27; expected at most 26");
        refused(
                ErrorCode.MODEL_INVALID,
                () -> scope.open("net", model(graph, 21, ModelFile.NEWEST_IR + 1)),
                "(IR) is version 14; expected at most 13");
        GraphProto.Builder unknown = GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 1))
                .addNode(node("Absolve", "y", "x"))
                .addOutput(value("y", DType.FLOAT, 1));
        refused(ErrorCode.MODEL_INVALID, () -> scope.open("net", model(unknown)), "Absolve");
        GraphProto.Builder noKernel = GraphProto.newBuilder()
                .addInput(value("x", DType.DOUBLE, 1))
                .addNode(node("Selu", "y", "x"))
                .addOutput(value("y", DType.DOUBLE, 1));
        refused(ErrorCode.MODEL_INVALID, () -> scope.open("net", model(noKernel)), "Selu", "the-y");
    }

    /** The limits are those of the library, no others. */
    @Test
    void theNewestFilesRun() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 1))
                .addNode(node("Abs", "y", "x"))
                .addOutput(value("y", DType.FLOAT, 1));
        Model abs = scope.open("newest", model(graph, ModelFile.NEWEST_OPSET, ModelFile.NEWEST_IR));
        assertThat(abs.run(Map.of("x", Tensor.of(new float[] {-3}, 1))).get("y").get(0))
                .isEqualTo(3);
        ModelFile unseen = new ModelFile(Set.of(), false, false, false);
        for (byte[] newer :
                List.of(model(graph, ModelFile.NEWEST_OPSET + 1, 10), model(graph, 21, ModelFile.NEWEST_IR + 1))) {
            refused(ErrorCode.MODEL_INVALID, () -> Session.create(HOME, "newer", newer, unseen, Device.CPU, 1));
        }
    }

    @Test
    void aBatchNormalizationThatWouldSpoilItsInputsIsRefused() {
        GraphProto.Builder graph = GraphProto.newBuilder();
        for (String input : List.of("scale", "bias", "mean", "var")) {
            graph.addInput(value(input, DType.FLOAT, 2));
        }
        graph.addInput(value("x", DType.FLOAT, 4, 2))
                .addNode(with(node("BatchNormalization", "y", "x", "scale", "bias", "mean", "var"), "training_mode", 1))
                .addOutput(value("y", DType.FLOAT, 4, 2));
        refused(ErrorCode.MODEL_INVALID, () -> scope.open("net", model(graph)), "the-y", "BatchNormalization");
    }

    @Test
    void devicesThatAreNotThereAreRefused() {
        for (String device : List.of("cuda:7", "cuda", "abacus")) {
            try (ModelScope elsewhere = runtime.trial(new Device(device), 1)) {
                refused(ErrorCode.DEVICE, () -> elsewhere.open("net", OnnxFiles.matmul()), "'" + device + "'");
            }
        }
        assertThat(new Devices(HOME).refusal("cpu")).isNull();
        assertThat(new Devices(HOME).refusal("cuda:7").code()).isEqualTo(ErrorCode.DEVICE);
        assertThat(new Devices(HOME).refusal("gpu").code()).isEqualTo(ErrorCode.UNKNOWN_NAME);
        assertThat(new Devices(HOME).list()).first().satisfies(cpu -> {
            assertThat(cpu.device()).isEqualTo("cpu");
            assertThat(cpu.usable()).isTrue();
        });
    }

    @Test
    void whatIsClosedIsRefused() {
        Model matmul = scope.open("net", OnnxFiles.matmul());
        matmul.close();
        matmul.close();
        Map<String, Tensor> inputs =
                Map.of("x", Tensor.filled(DType.FLOAT, 1, 4, 2), "w", Tensor.filled(DType.FLOAT, 1, 2, 3));
        refused(ErrorCode.MODEL_CLOSED, () -> matmul.run(inputs), "Model 'net' is used after it was closed");
        refused(ErrorCode.MODEL_CLOSED, () -> matmul.loop(Map.of(), Map.of()), "'net'");
        scope.close();
        refused(ErrorCode.MODEL_CLOSED, () -> scope.open("net", OnnxFiles.matmul()), "after its trial has ended");
    }

    @Test
    void theSameBytesShareASession() {
        Model one = scope.open("one", OnnxFiles.matmul());
        Model two = scope.open("two", OnnxFiles.matmul());
        assertThat(runtime.usage().sessions()).isEqualTo(1);
        scope.withThreads(1).open("three", OnnxFiles.matmul());
        assertThat(runtime.usage().sessions()).isEqualTo(2);
        one.close();
        two.close();
        refused(ErrorCode.MODEL_CLOSED, () -> two.run(Map.of()), "'two'");
        assertThat(runtime.usage().models()).isEqualTo(1);
        // Kept for those that open it again.
        assertThat(runtime.usage().sessions()).isEqualTo(2);
        for (int n = 1; n < 30; n++) {
            scope.open("other", OnnxFiles.power(n)).close();
        }
        assertThat(runtime.usage().sessions()).isLessThan(12);
    }

    @Test
    void sessionsThatDrawRandomNumbersAreNotShared() {
        byte[] noise = model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 4))
                .addNode(with(node("RandomNormalLike", "y", "x"), "dtype", 1))
                .addOutput(value("y", DType.FLOAT, 4)));
        scope.open("noise", noise);
        scope.open("noise", noise);
        assertThat(runtime.usage().sessions()).isEqualTo(2);
    }

    @Test
    void aLongCallIsCancelled() throws Exception {
        Model count = scope.open("count", OnnxFiles.count(4_000_000_000L));
        Tensor x = Tensor.of(new float[] {1}, 1);
        CompletableFuture<Void> calling = CompletableFuture.runAsync(() -> count.run(Map.of("x", x)));
        Thread.sleep(300);
        assertThat(calling).isNotDone();
        long start = System.nanoTime();
        scope.stop();
        assertThatThrownBy(calling::join).hasCauseInstanceOf(CancellationException.class);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(1);
        assertThatThrownBy(() -> count.run(Map.of("x", x))).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatACallUsesStaysUntilItReturns() throws Exception {
        Model count = scope.open("count", OnnxFiles.count(3_000_000));
        CompletableFuture<Tensor> calling = CompletableFuture.supplyAsync(
                () -> count.run(Map.of("x", Tensor.of(new float[] {1}, 1))).get("y"));
        Thread.sleep(100);
        assertThat(calling).isNotDone();
        scope.close();
        assertThat(calling.join().get(0)).isGreaterThan(1);
    }

    @Test
    void resultsDoNotDependOnThreads() {
        Random random = new Random(5);
        float[] x = new float[300 * 200];
        float[] w = new float[200 * 150];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) random.nextGaussian();
        }
        byte[] net = model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, "n", 200))
                .addInput(value("w", DType.FLOAT, 200, 150))
                .addNode(node("MatMul", "h", "x", "w"))
                .addNode(node("Tanh", "a", "h"))
                .addNode(with(node("Softmax", "p", "a"), "axis", 1))
                .addNode(with(node("ReduceSum", "y", "p"), "keepdims", 0))
                .addOutput(value("p", DType.FLOAT, "n", 150))
                .addOutput(value("y", DType.FLOAT)));
        Map<String, Tensor> inputs = Map.of("x", Tensor.of(x, 300, 200), "w", Tensor.of(w, 200, 150));
        Map<String, Tensor> expected = null;
        for (int threads : new int[] {1, 2, 3, 4}) {
            try (ModelScope one = runtime.trial(Device.CPU, threads)) {
                Map<String, Tensor> actual = one.open("net", net).run(inputs);
                expected = expected == null ? actual : expected;
                assertThat(actual).as(threads + " threads").isEqualTo(expected);
            }
        }
    }

    /** With several threads this kernel loses updates (in one run of three of this size), so the host gives it one. */
    @Test
    void scatteredAdditionsAreAllCounted() {
        int updates = 3_000_000;
        long[] rows = new long[updates];
        Arrays.setAll(rows, i -> i % 3);
        float[] ones = new float[updates];
        Arrays.fill(ones, 1);
        byte[] scatter = model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 3))
                .addInput(value("rows", DType.INT64, "n", 1))
                .addInput(value("u", DType.FLOAT, "n"))
                .addNode(with(node("ScatterND", "y", "x", "rows", "u"), "reduction", "add"))
                .addOutput(value("y", DType.FLOAT, 3)));
        try (ModelScope many = runtime.trial(Device.CPU, 4);
                ModelLoop loop = many.open("scatter", scatter).loop(Map.of(), Map.of())) {
            loop.hold("x", Tensor.filled(DType.FLOAT, 0, 3));
            loop.hold("rows", Tensor.of(rows, updates, 1));
            loop.hold("u", Tensor.of(ones, updates));
            double[] y = new double[3];
            for (int i = 0; i < 20; i++) {
                loop.step();
                loop.read("y", y);
                assertThat(y).containsExactly(1e6, 1e6, 1e6);
            }
        }
    }
}
