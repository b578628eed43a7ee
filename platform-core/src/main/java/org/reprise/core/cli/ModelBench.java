package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.models.ModelScope;
import org.reprise.graph.DType;
import org.reprise.graph.Dim;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Model;
import org.reprise.spi.ModelLoop;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model bench}: calls a model again and again on random inputs. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Times calls of a model on random inputs: numbers in [-1, 1), whole numbers 0.",
        footer = {"", "Example:  reprise model bench net.onnx --size batch=64 --threads 2"})
final class ModelBench implements Callable<Integer> {
    private static final double NANO = 1e-9;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE|PAPER/MODEL", description = "An ONNX file, or a model of 'reprise model list'.")
    private String model;

    @Option(names = "--device", defaultValue = "cpu", paramLabel = "DEVICE", description = "Default ${DEFAULT-VALUE}.")
    private String device;

    @Option(
            names = "--size",
            paramLabel = "NAME=N",
            split = ",",
            description = "Lengths of symbolic axes, such as batch=64; 1 where none is given.")
    private Map<String, Long> sizes = new LinkedHashMap<>();

    @Option(names = "--threads", defaultValue = "1", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            paramLabel = "S",
            description = "How long it is timed; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Override
    public Integer call() {
        if (threads < 1 || !(seconds > 0)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "--threads " + threads + " --seconds " + seconds
                            + "; expected at least one thread and a time above 0",
                    "Leave them out for the defaults.");
        }
        Console console = common.console();
        ModelSource source = ModelSource.of(model, common.offline);
        Device where = ModelCommand.device(common, device);
        try (ModelRuntime runtime = new ModelRuntime(ModelCommand.home(common));
                ModelScope scope = runtime.trial(where, threads)) {
            Model opened = scope.open(source.name(), source.bytes());
            checkSizes(opened);
            double[] times = time(opened);
            Arrays.sort(times);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("model", source.name());
            facts.put("device", where.name());
            facts.put("threads", threads);
            facts.put("calls", times.length);
            facts.put("median ms", milliseconds(times[times.length / 2]));
            facts.put("fastest ms", milliseconds(times[0]));
            facts.put("slowest ms", milliseconds(times[times.length - 1]));
            if (console.json()) {
                console.data(facts);
            } else {
                TextTable.of(List.of(facts)).lines().forEach(console::print);
            }
        }
        return 0;
    }

    private static double milliseconds(double time) {
        return Math.rint(time * 1e6) / 1e3;
    }

    private void checkSizes(Model opened) {
        List<String> symbols = opened.inputs().values().stream()
                .flatMap(type -> type.shape().dims().stream())
                .filter(dim -> !dim.isStatic() && !dim.isUnknown())
                .map(Dim::symbol)
                .distinct()
                .toList();
        for (Map.Entry<String, Long> size : sizes.entrySet()) {
            if (!symbols.contains(size.getKey()) || size.getValue() < 1) {
                throw new RepriseException(
                        ErrorCode.BAD_VALUE,
                        "--size " + size.getKey() + "=" + size.getValue()
                                + "; expected the name of a symbolic axis and a length of at least 1",
                        symbols.isEmpty()
                                ? "The model has no symbolic axes."
                                : "Its axes: " + String.join(", ", symbols) + ".");
            }
        }
    }

    private double[] time(Model opened) {
        Random random = new Random(0);
        List<Double> times = new ArrayList<>();
        try (ModelLoop loop = opened.loop(Map.of(), Map.of())) {
            opened.inputs().forEach((name, type) -> loop.hold(name, input(type, random)));
            // The first calls settle memory.
            for (int i = 0; i < 3; i++) {
                loop.step();
            }
            long start = System.nanoTime();
            while (times.isEmpty() || (System.nanoTime() - start) * NANO < seconds) {
                long before = System.nanoTime();
                loop.step();
                times.add((System.nanoTime() - before) * NANO);
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Tensor input(TensorType type, Random random) {
        long[] shape = type.shape().dims().stream()
                .mapToLong(dim -> dim.isStatic() ? dim.value() : sizes.getOrDefault(dim.symbol(), 1L))
                .toArray();
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (!type.dtype().isFloating()) {
            return type.dtype() == DType.BOOL
                    ? Tensor.of(new boolean[(int) elements], shape)
                    : Tensor.filled(type.dtype(), 0, shape);
        }
        return Tensor.of(type.dtype(), random.doubles(elements, -1, 1).toArray(), shape);
    }
}
