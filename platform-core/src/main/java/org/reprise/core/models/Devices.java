package org.reprise.core.models;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.core.util.Names;
import org.reprise.core.util.Version;
import org.reprise.graph.Tensor;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The devices of this machine: what ONNX Runtime can be built for, and whether a model really runs there. */
public final class Devices {
    private static final int MOST = 64;

    private final Path home;

    /** @param home Reprise's home */
    public Devices(Path home) {
        this.home = home;
    }

    /**
     * A device and whether it can be used.
     *
     * @param device its name
     * @param usable whether a model ran on it just now
     * @param state in words
     * @param advice what would make it usable; empty where it is
     */
    public record Status(String device, boolean usable, String state, String advice) {}

    /** All that this machine has or might have. Starts ONNX Runtime and runs a small model on each. */
    public List<Status> list() {
        List<Status> all = new ArrayList<>();
        RepriseException cpu = attempt(Device.CPU);
        all.add(
                cpu == null
                        ? new Status("cpu", true, "ONNX Runtime " + Version.onnxRuntime() + ", " + cores(), "")
                        : new Status("cpu", false, why(cpu), cpu.hint()));
        if (cpu != null) {
            return all;
        }
        EnumSet<OrtProvider> built = OrtEnvironment.getAvailableProviders();
        for (Provider provider : Provider.values()) {
            if (provider != Provider.CPU && built.contains(provider.provider())) {
                all.addAll(devices(provider));
            }
        }
        Set<OrtProvider> known =
                Arrays.stream(Provider.values()).map(Provider::provider).collect(Collectors.toSet());
        built.stream()
                .filter(provider -> !known.contains(provider))
                .forEach(provider -> all.add(new Status(
                        provider.name().toLowerCase(Locale.ROOT),
                        false,
                        "in this library, but Reprise does not know how to use it",
                        "Ask for it.")));
        if (!built.contains(OrtProvider.CUDA)) {
            all.add(new Status(
                    "cuda:0",
                    false,
                    "the libraries with CUDA are not installed",
                    CudaInstaller.supported()
                            ? "Where there is an NVIDIA GPU with CUDA 12 and cuDNN 9: reprise device install cuda"
                            : "There are none for " + Natives.platform() + "."));
        }
        return all;
    }

    private List<Status> devices(Provider provider) {
        List<Status> found = new ArrayList<>();
        for (int number = 0; number < (provider.numbered() ? MOST : 1); number++) {
            Device device = new Device(provider.device(number));
            RepriseException refused = attempt(device);
            if (refused != null) {
                if (number == 0) {
                    found.add(new Status(device.name(), false, why(refused), advice(provider)));
                }
                break;
            }
            found.add(new Status(device.name(), true, "a model runs on it", ""));
        }
        return found;
    }

    /** The reason alone: the device is named beside it. */
    private static String why(RepriseException refused) {
        return refused.getMessage().replaceFirst("^Device '[^']*' cannot be used: ", "");
    }

    private static String advice(Provider provider) {
        return provider == Provider.CUDA || provider == Provider.TENSORRT
                ? "It needs an NVIDIA driver, CUDA 12 and cuDNN 9, where the system's loader finds them."
                : "See ONNX Runtime's documentation of its provider.";
    }

    private static String cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores + (cores == 1 ? " core" : " cores");
    }

    /**
     * Why a device cannot be used; null if it can. For another than the processor this starts ONNX Runtime.
     *
     * @param device its name
     */
    public RepriseException refusal(String device) {
        if (Device.CPU.name().equals(device)) {
            return null;
        }
        Device named = new Device(device);
        return Provider.of(named).isEmpty()
                ? Names.unknown(ErrorCode.UNKNOWN_NAME, "device:", device, kinds())
                : attempt(named);
    }

    private RepriseException attempt(Device device) {
        try (ModelRuntime runtime = new ModelRuntime(home);
                ModelScope scope = runtime.trial(device, 1)) {
            Tensor three = scope.open("probe", probe())
                    .run(Map.of("x", Tensor.of(new float[] {1, 2}, 2)))
                    .get("y");
            if (three.get(0) != 2 || three.get(1) != 4) {
                return ModelErrors.device(device.name(), "1 + 1 and 2 + 2 are " + three + " on it", null);
            }
            return null;
        } catch (RepriseException e) {
            return e;
        }
    }

    private static List<String> kinds() {
        return Arrays.stream(Provider.values())
                .map(provider -> provider.device(0))
                .toList();
    }

    /** Adds a vector to itself. */
    private static byte[] probe() {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(9);
        model.addOpsetImportBuilder().setVersion(17);
        OnnxMl.GraphProto.Builder graph = model.getGraphBuilder().setName("probe");
        graph.addNodeBuilder()
                .setName("add")
                .setOpType("Add")
                .addInput("x")
                .addInput("x")
                .addOutput("y");
        for (OnnxMl.ValueInfoProto.Builder value : List.of(
                graph.addInputBuilder().setName("x"), graph.addOutputBuilder().setName("y"))) {
            value.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .setElemType(1)
                    .getShapeBuilder()
                    .addDimBuilder()
                    .setDimValue(2);
        }
        return model.build().toByteArray();
    }
}
