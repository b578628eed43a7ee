package org.reprise.core.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reprise.spi.Device;

/** Kinds of devices that ONNX Runtime's libraries can bring, and how a session is told to use one. */
enum Provider {
    CPU(OrtProvider.CPU, false),
    CUDA(OrtProvider.CUDA, true),
    TENSORRT(OrtProvider.TENSOR_RT, true),
    ROCM(OrtProvider.ROCM, true),
    DIRECTML(OrtProvider.DIRECT_ML, true),
    COREML(OrtProvider.CORE_ML, false),
    DNNL(OrtProvider.DNNL, false),
    OPENVINO(OrtProvider.OPEN_VINO, false),
    XNNPACK(OrtProvider.XNNPACK, false),
    WEBGPU(OrtProvider.WEBGPU, false);

    private final OrtProvider provider;
    private final boolean numbered;

    Provider(OrtProvider provider, boolean numbered) {
        this.provider = provider;
        this.numbered = numbered;
    }

    /** What ONNX Runtime calls it. */
    OrtProvider provider() {
        return provider;
    }

    /** Name of its device of a number, such as {@code cuda:0}. */
    String device(int number) {
        String kind = name().toLowerCase(Locale.ROOT);
        return numbered ? kind + ":" + number : kind;
    }

    boolean numbered() {
        return numbered;
    }

    /** The kind of a device; empty if no such kind is known or its number is missing or too much. */
    static Optional<Provider> of(Device device) {
        return Arrays.stream(values())
                .filter(one -> one.numbered
                        ? device.name().matches(one.name().toLowerCase(Locale.ROOT) + ":\\d{1,3}")
                        : device.name().equals(one.device(0)))
                .findFirst();
    }

    /** Adds it to a session's options. */
    void add(SessionOptions options, Device device) throws OrtException {
        int number = numbered
                ? Integer.parseInt(device.name().substring(device.name().indexOf(':') + 1))
                : 0;
        switch (this) {
            case CPU -> options.addCPU(true);
            case CUDA -> cuda(options, number);
            case TENSORRT -> options.addTensorrt(number);
            case ROCM -> options.addROCM(number);
            case DIRECTML -> options.addDirectML(number);
            case COREML -> options.addCoreML();
            case DNNL -> options.addDnnl(true);
            case OPENVINO -> options.addOpenVINO("");
            case XNNPACK -> options.addXnnpack(Map.of());
            case WEBGPU -> options.addWebGPU(Map.of());
            default -> throw new IllegalStateException("no such provider: " + this);
        }
    }

    private static void cuda(SessionOptions options, int number) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(number)) {
            // TF32 keeps 10 bits of the mantissa: results would not be those of the processor.
            cuda.add("use_tf32", "0");
            // The exhaustive search makes the first step of every shape slow.
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            options.addCUDA(cuda);
        }
    }
}
