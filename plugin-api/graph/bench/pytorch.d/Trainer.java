import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.reprise.graph.DType;
import org.reprise.graph.Graph;
import org.reprise.graph.Tensor;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Attention;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Losses;
import org.reprise.graph.nn.Normalisation;
import org.reprise.graph.train.Objective;
import org.reprise.graph.train.Sgd;
import org.reprise.graph.train.TrainingBuilder;
import org.reprise.graph.train.TrainingProgram;

/** Trains a network on request: writes parameters and data into a folder, then answers a line with seconds and last loss. */
final class Trainer {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
    private static final float RATE = 0.05f;

    private static Layer pooled(Layer conv) {
        return conv.then(Layers.maxPool(2)).then(Layers.relu());
    }

    private static Layer convolution(long channels, long kernel, long stride, long padding) {
        return Layers.conv(
                channels,
                new long[] {kernel, kernel},
                new long[] {stride, stride},
                new long[] {padding, padding, padding, padding},
                false,
                Initialiser.he());
    }

    private static Layer block(long channels, long stride) {
        Layer main = convolution(channels, 3, stride, 1)
                .named("conv1")
                .then(Normalisation.groupNorm(8).named("norm1"))
                .then(Layers.relu())
                .then(convolution(channels, 3, 1, 1).named("conv2"))
                .then(Normalisation.groupNorm(8).named("norm2"));
        Layer both = stride == 1
                ? Layer.residual(main)
                : Layer.residual(main, convolution(channels, 1, stride, 0).named("conv"));
        return both.then(Layers.relu());
    }

    private static Layer network(String name) {
        return switch (name) {
            case "tiny" -> Layers.dense(16).named("a").then(Layers.relu()).then(Layers.dense(4).named("b"));
            case "mlp" -> Layers.dense(128).named("a").then(Layers.relu()).then(Layers.dense(10).named("b"));
            case "lenet" -> pooled(Layers.conv(32, 5, 1, 2).named("a"))
                    .then(pooled(Layers.conv(64, 5, 1, 2).named("b")))
                    .then(Layers.flatten())
                    .then(Layers.dense(512).named("c"))
                    .then(Layers.relu())
                    .then(Layers.dense(10).named("d"));
            case "resnet8" -> convolution(16, 3, 1, 1)
                    .named("stem")
                    .then(Normalisation.groupNorm(8).named("norm"))
                    .then(Layers.relu())
                    .then(block(16, 1).named("one"))
                    .then(block(32, 2).named("two"))
                    .then(block(64, 2).named("three"))
                    .then(Layers.globalAveragePool())
                    .then(Layers.dense(10).named("head"));
            case "transformer" -> transformer();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Layer transformer() {
        Layer embedded = (scope, x) -> {
            Value tokens = Layers.embedding(64, 128, Initialiser.normal(0.02)).named("tokens").apply(scope, x);
            return tokens.add(scope.parameter("positions", Initialiser.normal(0.02), 1, 1, 128, 128));
        };
        Layer all = embedded;
        for (int i = 0; i < 4; i++) {
            all = all.then(new Attention(4, true, false).block(512, Layers.gelu()).named("block" + i));
        }
        return all.then(Normalisation.layerNorm().named("norm")).then(Layers.dense(64).named("head"));
    }

    private static TrainingBuilder plan(String name) {
        Layer network = network(name);
        Objective objective = (scope, batch) -> {
            Value logits = network.apply(scope, batch.get("x"));
            return Objective.Outcome.of(Losses.mean(scope, Losses.softmaxCrossEntropy(logits, batch.get("y"))));
        };
        TrainingBuilder plan = TrainingProgram.of(name, objective, stream -> new Random(stream.hashCode()))
                .optimiser(Sgd.plain());
        return switch (name) {
            case "tiny" -> plan.batch("x", DType.FLOAT, 32, 20).batch("y", DType.INT64, 32);
            case "mlp" -> plan.batch("x", DType.FLOAT, 64, 784).batch("y", DType.INT64, 64);
            case "lenet" -> plan.batch("x", DType.FLOAT, 64, 1, 28, 28).batch("y", DType.INT64, 64);
            case "resnet8" -> plan.batch("x", DType.FLOAT, 64, 3, 32, 32).batch("y", DType.INT64, 64);
            default -> plan.batch("x", DType.INT64, 16, 128).batch("y", DType.INT64, 16, 128);
        };
    }

    private static OnnxTensor tensor(DType dtype, long[] shape, ByteBuffer content) throws Exception {
        long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b) * dtype.bytes();
        ByteBuffer direct = ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder());
        if (content != null) {
            direct.put(content).flip();
        }
        return OnnxTensor.createTensor(ENVIRONMENT, direct, shape, OnnxJavaType.valueOf(dtype.name()));
    }

    private static void save(Path folder, PrintWriter index, String name, Tensor tensor) throws Exception {
        byte[] bytes = new byte[tensor.bytes().remaining()];
        tensor.bytes().get(bytes);
        String file = name.replace('/', '.');
        Files.write(folder.resolve(file), bytes);
        index.println(file + " " + tensor.dtype() + " "
                + Arrays.stream(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining(",")));
    }

    /** Speed of a product of matrices 1024 by 1024, GFLOP/s: the best of 20. */
    private static double peak() throws Exception {
        int n = 1024;
        Graph graph = new Graph("product");
        Value a = graph.input("a", DType.FLOAT, n, n);
        graph.output("c", a.matMul(graph.input("b", DType.FLOAT, n, n)));
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        try (OrtSession session = ENVIRONMENT.createSession(graph.toOnnx(), options)) {
            long[] shape = {n, n};
            Map<String, OnnxTensor> inputs =
                    Map.of("a", tensor(DType.FLOAT, shape, null), "b", tensor(DType.FLOAT, shape, null));
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                session.run(inputs).close();
                best = Math.min(best, System.nanoTime() - start);
            }
            return 2.0 * n * n * n / best;
        }
    }

    public static void main(String[] args) throws Exception {
        String name = args[0];
        if (name.equals("peak")) {
            System.out.println(peak());
            return;
        }
        Path folder = Path.of(args[1]);
        int steps = Integer.parseInt(args[2]);
        TrainingProgram program = plan(name).build();
        Random random = new Random(1);
        Map<String, Tensor> batches = new LinkedHashMap<>();
        long classes = name.equals("tiny") ? 4 : name.equals("transformer") ? 64 : 10;
        for (String input : List.of("x", "y")) {
            long[] shape = program.graph().inputs().get(input).shape().with(0, org.reprise.graph.Dim.of(steps)).toArray();
            long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            batches.put(
                    input,
                    program.graph().inputs().get(input).dtype() == DType.FLOAT
                            ? Tensor.of(DType.FLOAT, random.doubles(size).map(v -> 2 * v - 1).toArray(), shape)
                            : Tensor.of(random.longs(size, 0, classes).toArray(), shape));
        }
        try (PrintWriter index = new PrintWriter(Files.newBufferedWriter(folder.resolve("index")))) {
            for (String parameter : program.trained()) {
                save(folder, index, parameter, program.first().get(parameter));
            }
            save(folder, index, "x", batches.get("x"));
            save(folder, index, "y", batches.get("y"));
        }
        Files.write(folder.resolve("program.onnx"), program.graph().toOnnx());
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
        if (System.getenv("PROFILE") != null) {
            options.enableProfiling(System.getenv("PROFILE"));
        }
        OrtSession session = ENVIRONMENT.createSession(program.graph().toOnnx(), options);
        Map<String, OnnxTensor> fixed = new HashMap<>();
        for (Map.Entry<String, Tensor> batch : batches.entrySet()) {
            fixed.put(batch.getKey(), tensor(batch.getValue().dtype(), batch.getValue().shape(), batch.getValue().bytes()));
        }
        Tensor rates = Tensor.filled(DType.FLOAT, RATE, steps);
        fixed.put("rate", tensor(DType.FLOAT, rates.shape(), rates.bytes()));
        if (session.getInputNames().contains("seed")) {
            fixed.put("seed", tensor(DType.INT64, new long[0], Tensor.of(new long[] {1}).bytes()));
        }
        List<Map<String, OnnxTensor>> sides = List.of(new HashMap<>(), new HashMap<>());
        for (Map<String, OnnxTensor> side : sides) {
            for (Map.Entry<String, Tensor> state : program.first().entrySet()) {
                side.put(state.getKey(), tensor(state.getValue().dtype(), state.getValue().shape(), state.getValue().bytes()));
            }
        }
        OnnxTensor losses = tensor(DType.FLOAT, new long[] {steps}, null);
        int side = 0;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int calls = Integer.parseInt(line.trim());
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                Map<String, OnnxTensor> inputs = new HashMap<>(fixed);
                inputs.putAll(sides.get(side));
                inputs.keySet().retainAll(session.getInputNames());
                Map<String, OnnxTensor> outputs = new HashMap<>();
                for (Map.Entry<String, String> carried : program.carried().entrySet()) {
                    outputs.put(carried.getKey(), sides.get(1 - side).get(carried.getValue()));
                }
                outputs.put("loss", losses);
                session.run(inputs, outputs).close();
                side = 1 - side;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println(seconds / calls / steps + " " + losses.getFloatBuffer().get(steps - 1));
        }
        session.close();
    }
}
