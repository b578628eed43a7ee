package org.reprise.core.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import org.reprise.spi.Device;

/**
 * A compiled model.
 *
 * @param environment the process's
 * @param session ONNX Runtime's
 * @param signature its inputs and outputs
 */
record Session(OrtEnvironment environment, OrtSession session, Signature signature) {
    /**
     * Compiles a model.
     *
     * @param home Reprise's home
     * @param model what errors call it
     */
    static Session create(Path home, String model, byte[] onnx, ModelFile file, Device device, int threads) {
        Provider provider = Provider.of(device)
                .orElseThrow(() -> ModelErrors.device(device.name(), "there is no such kind of device", null));
        OrtEnvironment environment = Ort.start(home);
        if (!OrtEnvironment.getAvailableProviders().contains(provider.provider())) {
            throw ModelErrors.device(device.name(), "the installed ONNX Runtime was built without it", null);
        }
        try (SessionOptions options = options(file.oneThread() ? 1 : threads, file.doubles())) {
            if (provider != Provider.CPU) {
                try {
                    provider.add(options, device);
                } catch (OrtException e) {
                    throw ModelErrors.device(device.name(), ModelErrors.text(e), e);
                }
            }
            OrtSession session = environment.createSession(onnx, options);
            try {
                return new Session(environment, session, Signature.of(model, session, file));
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw ModelErrors.opening(model, device, e);
        }
    }

    private static SessionOptions options(int threads, boolean doubles) throws OrtException {
        SessionOptions options = new SessionOptions();
        // Beyond it, layouts are changed for convolutions at more cost than gain.
        options.setOptimizationLevel(SessionOptions.OptLevel.EXTENDED_OPT);
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        // Threads that spin would take the cores of other trials.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        if (doubles) {
            // It keeps the factor of a scaled matrix product as a float, also where the product is of doubles.
            options.addConfigEntry("optimization.disable_specified_optimizers", "MatMulScaleFusion");
        }
        options.setDeterministicCompute(true);
        options.setCPUArenaAllocator(true);
        return options;
    }

    void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw ModelErrors.internal("a session cannot be closed", e);
        }
    }
}
