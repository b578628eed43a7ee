package org.reprise.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.models.ModelRuntimeTest.HOME;
import static org.reprise.core.models.ModelRuntimeTest.refused;
import static org.reprise.core.models.OnnxFiles.model;
import static org.reprise.core.models.OnnxFiles.node;
import static org.reprise.core.models.OnnxFiles.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reprise.core.trial.CheckpointState;
import org.reprise.graph.DType;
import org.reprise.graph.Tensor;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;

@Timeout(180)
class ModelLoopTest {
    private static final int N = 3;
    /** Rows sum to 1, and the matrix is not symmetric. */
    private static final float[] A = {0.5f, 0.25f, 0.25f, 0, 0.5f, 0.5f, 1, 0, 0};

    private final ModelRuntime runtime = new ModelRuntime(HOME);
    private ModelScope scope;

    @BeforeEach
    void open() {
        scope = runtime.trial(Device.CPU, 1);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        scope.close();
        assertThat(runtime.usage().models()).isZero();
        assertThat(runtime.usage().loops()).isZero();
        assertThat(runtime.usage().bytes()).isZero();
        runtime.close();
    }

    private ModelLoop power(float... start) {
        return scope.open("power", OnnxFiles.power(N))
                .loop(Map.of("w_next", "w"), Map.of("w", Tensor.of(start, 1, N)))
                .hold("a", Tensor.of(A, N, N));
    }

    private static float[] times(float[] w) {
        float[] next = new float[N];
        for (int j = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                next[j] += w[i] * A[i * N + j];
            }
        }
        return next;
    }

    @Test
    void theStateOfAStepFeedsTheNext() {
        ModelLoop loop = power(1, 0, 0);
        float[] expected = {1, 0, 0};
        float[] actual = new float[N];
        for (int step = 1; step <= 9; step++) {
            loop.step();
            assertThat(loop.value("loss")).isEqualTo(expected[0] + expected[1] + expected[2]);
            expected = times(expected);
            loop.read("w_next", actual);
            assertThat(actual).containsExactly(expected);
            loop.read("w", actual);
            assertThat(actual).containsExactly(expected);
            assertThat(loop.get("w").toFloats()).containsExactly(expected);
            assertThat(loop.steps()).isEqualTo(step);
        }
    }

    @Test
    void theStateCanBeReplacedAtAnyStep() {
        ModelLoop loop = power(1, 0, 0);
        for (int step = 0; step < 3; step++) {
            loop.step();
            loop.set("w", Tensor.of(new float[] {0, 0, 1}, 1, N));
            assertThat(loop.get("w").toFloats()).containsExactly(0, 0, 1);
            loop.step();
            assertThat(loop.get("w").toFloats()).containsExactly(1, 0, 0);
        }
        refused(
                ErrorCode.MODEL_INPUT,
                () -> loop.set("w", Tensor.of(new float[3], 3)),
                "'w' of model 'power' is float[1, 3], but float[3]");
        refused(ErrorCode.MODEL_INPUT, () -> loop.set("a", Tensor.of(A, N, N)), "'a'", "not carried");
    }

    @Test
    void checkpointsBringTheStateBack() {
        ModelLoop loop = power(1, 0, 0);
        loop.step();
        CheckpointState saved = new CheckpointState();
        loop.save(saved, "train");
        loop.step();
        loop.step();
        Tensor expected = loop.get("w");
        ModelLoop other = power(0, 0, 0);
        other.restore(saved, "train");
        other.step();
        other.step();
        assertThat(other.get("w")).isEqualTo(expected);
        assertThat(other.state()).isEqualTo(Map.of("w", expected));
        refused(ErrorCode.MODEL_INPUT, () -> other.restore(saved, "eval"), "not one of model 'power'", "eval.w");
        ModelLoop wider = scope.open("wider", OnnxFiles.power(4))
                .loop(Map.of("w_next", "w"), Map.of("w", Tensor.of(new float[4], 1, 4)));
        refused(
                ErrorCode.MODEL_INPUT,
                () -> wider.restore(saved, "train"),
                "not one of model 'wider'",
                "float[1, 3] for input 'w', which is float[1, 4]");
    }

    @Test
    void inputsKeepWhatTheyWereGiven() {
        Model scan = scope.open("scan", OnnxFiles.scan(2));
        ModelLoop loop = scan.loop(Map.of("w_next", "w"), Map.of("w", Tensor.of(new float[] {1, 1}, 2)));
        refused(ErrorCode.MODEL_INPUT, loop::step, "was not given 'targets' float[steps, 2], 'rate' float[]");
        refused(ErrorCode.MODEL_INPUT, () -> loop.get("losses"), "before a step was made");
        loop.feed("rate").put(0.5f);
        Map<String, Tensor> outputs = loop.step(Map.of("targets", Tensor.of(new float[] {0, 0, 0, 0}, 2, 2)));
        assertThat(outputs).containsOnlyKeys("losses");
        assertThat(loop.get("w").toFloats()).containsExactly(0.25f, 0.25f);
        loop.step();
        assertThat(loop.get("w").toFloats()).containsExactly(0.0625f, 0.0625f);
        // Another number of steps: other memory.
        loop.step(Map.of("targets", Tensor.of(new float[] {1, 1}, 1, 2)));
        float[] losses = new float[1];
        loop.read("losses", losses);
        assertThat(losses[0]).isCloseTo((float) (0.9375 * Math.sqrt(2)), org.assertj.core.data.Offset.offset(1e-6f));
        refused(ErrorCode.MODEL_INPUT, () -> loop.read("losses", new float[2]), "does not go into an array of 2");
        refused(ErrorCode.MODEL_INPUT, () -> loop.read("losses", new long[1]), "an array of", "long");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> loop.step(Map.of("w", Tensor.of(new float[2], 2))),
                "'w' of model 'scan' is carried");
        refused(ErrorCode.MODEL_INPUT, () -> loop.hold("target", Tensor.of(new float[2], 2)), "'target'");
    }

    @Test
    void feedsTakeArraysWithoutAllocation() {
        ModelLoop loop =
                scope.open("add", OnnxFiles.binary("Add", DType.DOUBLE, "n")).loop(Map.of(), Map.of());
        ModelLoop.Feed a = loop.feed("a", 4);
        ModelLoop.Feed b = loop.feed("b", 4);
        assertThat(loop.feed("a", 4)).isSameAs(a);
        assertThat(a.type()).hasToString("double[4]");
        a.put(1, 2, 3, 4.0);
        b.put(1, new double[] {9, 10, 20, 30}, 1, 3);
        b.put(0, new float[] {0.5f}, 0, 1);
        loop.step();
        double[] sum = new double[4];
        loop.read("y", sum);
        assertThat(sum).containsExactly(1.5, 12, 23, 34);
        refused(ErrorCode.MODEL_INPUT, () -> a.put(1, 2, 3.0), "it has 4 elements, but 3 were given");
        refused(ErrorCode.MODEL_INPUT, () -> a.put(2, new double[3], 0, 3), "3 values from element 2 on do not fit");
        refused(ErrorCode.MODEL_INPUT, () -> a.put(0, new double[3], 2, 2), "not in an array of 3");
        refused(ErrorCode.MODEL_INPUT, () -> a.put(new long[4]), "an array of long does not go with");
        ModelLoop.Feed wider = loop.feed("a", 5);
        refused(ErrorCode.MODEL_INPUT, () -> a.put(1, 2, 3, 4.0), "other memory since");
        wider.put(1, 2, 3, 4, 5.0);
        refused(ErrorCode.MODEL_INPUT, loop::step, "expected double[n], where n is 5 by input 'a'");
        loop.close();
        refused(ErrorCode.MODEL_CLOSED, () -> wider.put(1, 2, 3, 4, 5.0), "used after it was closed");
    }

    @Test
    void integersAndBooleansAreFedAndRead() {
        ModelLoop add =
                scope.open("add", OnnxFiles.binary("Add", DType.INT64, 2)).loop(Map.of(), Map.of());
        add.feed("a").put(1, 2);
        add.feed("b").put(1L << 40, -1L);
        add.step();
        long[] sum = new long[2];
        add.read("y", sum);
        assertThat(sum).containsExactly((1L << 40) + 1, 1);
        ModelLoop narrow =
                scope.open("add", OnnxFiles.binary("Add", DType.INT32, 2)).loop(Map.of(), Map.of());
        narrow.feed("a").put(1, 2);
        narrow.feed("b").put(3, 4);
        narrow.step();
        int[] ints = new int[2];
        narrow.read("y", ints);
        narrow.read("y", sum);
        assertThat(ints).containsExactly(4, 6);
        assertThat(sum).containsExactly(4, 6);
        ModelLoop and =
                scope.open("and", OnnxFiles.binary("And", DType.BOOL, 3)).loop(Map.of(), Map.of());
        and.feed("a").put(true, true, false);
        and.feed("b").put(true, false, true);
        and.step();
        boolean[] flags = new boolean[3];
        and.read("y", flags);
        assertThat(flags).containsExactly(true, false, false);
    }

    @Test
    void outputsWhoseShapeOnlyTheRunTellsAreReadToo() {
        byte[] nonzero = model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, "n"))
                .addNode(node("NonZero", "y", "x"))
                .addOutput(value("y", DType.INT64, 1, "found")));
        ModelLoop loop = scope.open("nonzero", nonzero).loop(Map.of(), Map.of());
        ModelLoop.Feed x = loop.feed("x", 4);
        x.put(0f, 1f, 0f, 2f);
        loop.step();
        long[] two = new long[2];
        loop.read("y", two);
        assertThat(two).containsExactly(1, 3);
        x.put(0f, 0f, 0f, 2f);
        loop.step();
        assertThat(loop.get("y").toLongs()).containsExactly(3);
        x.put(0f, 0f, 0f, 0f);
        loop.step();
        assertThat(loop.get("y").shape()).containsExactly(1, 0);
    }

    @Test
    void whatCannotBeCarriedIsRefused() {
        Model power = scope.open("power", OnnxFiles.power(N));
        Tensor w = Tensor.of(new float[N], 1, N);
        refused(ErrorCode.MODEL_INPUT, () -> power.loop(Map.of("w_nxt", "w"), Map.of("w", w)), "'w_nxt'", "power");
        refused(ErrorCode.MODEL_INPUT, () -> power.loop(Map.of("w_next", "v"), Map.of("v", w)), "'v'");
        refused(ErrorCode.MODEL_INPUT, () -> power.loop(Map.of("w_next", "w"), Map.of()), "first value of input 'w'");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> power.loop(Map.of("w_next", "w", "loss", "w"), Map.of("w", w)),
                "two outputs",
                "'w'");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> power.loop(Map.of("loss", "w"), Map.of("w", w)),
                "'loss' of model 'power' is float[], and cannot feed its input 'w'");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> power.loop(Map.of("w_next", "w"), Map.of("w", w, "a", Tensor.of(A, N, N))),
                "hold() is for the others");
        refused(
                ErrorCode.MODEL_INPUT,
                () -> power.loop(Map.of("w_next", "w"), Map.of("w", Tensor.of(new float[2], 1, 2))),
                "float[1, 2]; expected float[1, 3]");
    }

    @Test
    void heldTensorsAreInMemoryOnce() {
        Tensor data = Tensor.filled(DType.FLOAT, 1, 512, 512);
        Model model = scope.open("power", OnnxFiles.power(512));
        Map<String, Tensor> start = Map.of("w", Tensor.filled(DType.FLOAT, 1, 1, 512));
        ModelLoop one = model.loop(Map.of("w_next", "w"), start).hold("a", data);
        long alone = runtime.usage().bytes();
        ModelLoop two = model.loop(Map.of("w_next", "w"), start).hold("a", data);
        assertThat(runtime.usage().bytes() - alone).isEqualTo(2 * 4 * 512);
        one.close();
        two.step();
        assertThat(two.value("loss")).isEqualTo(512);
        // Filling it would change it under the hands of others: a feed has memory of its own.
        ModelLoop three = model.loop(Map.of("w_next", "w"), start).hold("a", data);
        three.feed("a", 512, 512).put(0, new float[512 * 512], 0, 512 * 512);
        two.step();
        assertThat(two.get("w").get(0)).isEqualTo(512f * 512);
    }

    @Test
    void aLoopIsForOneThreadAtATime() throws Exception {
        ModelLoop loop = scope.open("count", OnnxFiles.count(20_000_000)).loop(Map.of("y", "x"), Map.of("x", one()));
        CompletableFuture<Void> stepping = CompletableFuture.runAsync(loop::step);
        Thread.sleep(150);
        assertThat(stepping).isNotDone();
        refused(ErrorCode.PLUGIN_CONTRACT, () -> loop.get("x"), "used by two threads at once");
        // Closing waits for the step.
        loop.close();
        assertThat(runtime.usage().loops()).isEqualTo(1);
        scope.stop();
        assertThat(stepping).failsWithin(java.time.Duration.ofSeconds(1));
        assertThat(runtime.usage().loops()).isZero();
        refused(ErrorCode.MODEL_CLOSED, loop::step, "'count' is used after it was closed");
    }

    private static Tensor one() {
        return Tensor.of(new float[] {1}, 1);
    }

    @Test
    void aStepThatFailsLeavesTheState() {
        byte[] reshape = model(GraphProto.newBuilder()
                .addInput(value("x", DType.FLOAT, 4))
                .addInput(value("to", DType.INT64, 1))
                .addNode(node("Add", "y", "x", "x"))
                .addNode(node("Reshape", "z", "y", "to"))
                .addOutput(value("y", DType.FLOAT, 4))
                .addOutput(value("z", DType.FLOAT, "m")));
        ModelLoop loop =
                scope.open("net", reshape).loop(Map.of("y", "x"), Map.of("x", Tensor.of(new float[] {1, 2, 3, 4}, 4)));
        loop.feed("to").put(5L);
        refused(ErrorCode.MODEL_FAILED, loop::step, "'the-z' (Reshape)");
        assertThat(loop.get("x").toFloats()).containsExactly(1, 2, 3, 4);
        assertThat(loop.steps()).isZero();
        loop.feed("to").put(4L);
        loop.step();
        assertThat(loop.get("x").toFloats()).containsExactly(2, 4, 6, 8);
    }

    @Test
    void tenThousandStepsLeaveTheMemoryAsItWas() throws IOException {
        int n = 20_000;
        Model scan = scope.open("scan", OnnxFiles.scan(n));
        ModelLoop loop = scan.loop(Map.of("w_next", "w"), Map.of("w", Tensor.filled(DType.FLOAT, 1, n)));
        loop.feed("rate").put(0.1f);
        ModelLoop.Feed targets = loop.feed("targets", 2, n);
        float[] values = new float[2 * n];
        float[] losses = new float[2];
        long before = 0;
        for (int step = 0; step < 10_000; step++) {
            Arrays.fill(values, step % 7);
            targets.put(values);
            loop.step();
            loop.read("losses", losses);
            if (step == 1000) {
                before = residentKiB();
            }
        }
        assertThat(residentKiB() - before).as("KiB grown in 9,000 steps").isLessThan(8 << 10);
    }

    @Test
    void aScanOfTenThousandStepsInOneCallIsRight() throws IOException {
        int steps = 10_000;
        ModelLoop loop = scope.open("scan", OnnxFiles.scan(2))
                .loop(Map.of("w_next", "w"), Map.of("w", Tensor.of(new float[] {1, -1}, 2)));
        loop.feed("rate").put(1e-3f);
        loop.hold("targets", Tensor.filled(DType.FLOAT, 0, steps, 2));
        long before = 0;
        for (int call = 0; call < 40; call++) {
            loop.step();
            before = call == 4 ? residentKiB() : before;
            if (call == 0) {
                assertThat(loop.get("w").get(0))
                        .isCloseTo(Math.pow(0.999, steps), org.assertj.core.data.Offset.offset(1e-7));
                assertThat(loop.get("losses").get(0))
                        .isCloseTo(Math.sqrt(2), org.assertj.core.data.Offset.offset(1e-6));
            }
        }
        assertThat(residentKiB() - before).as("KiB grown").isLessThan(4 << 10);
    }

    @Test
    void openingAndClosingLoopsLeavesTheMemoryAsItWas() throws IOException {
        Model model = scope.open("power", OnnxFiles.power(700));
        Tensor a = Tensor.filled(DType.FLOAT, 0, 700, 700);
        Tensor w = Tensor.filled(DType.FLOAT, 0, 1, 700);
        long before = 0;
        for (int i = 0; i < 1500; i++) {
            try (ModelLoop loop = model.loop(Map.of("w_next", "w"), Map.of("w", w))) {
                loop.step(Map.of("a", a));
            }
            before = i == 200 ? residentKiB() : before;
        }
        // 2 MB a loop.
        assertThat(residentKiB() - before).as("KiB grown").isLessThan(16 << 10);
    }

    private static long residentKiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        // Garbage is not what is asked about.
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
