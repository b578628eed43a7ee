package org.reprise.core.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Path;

/** ONNX Runtime in this process: there is one, whoever starts it first. */
final class Ort {
    private static final String PATH = "onnxruntime.native.path";

    private static OrtEnvironment environment;

    private Ort() {}

    /**
     * Starts it, unless it has started.
     *
     * @param home Reprise's home, where its libraries are kept
     * @throws org.reprise.spi.RepriseException {@link org.reprise.spi.ErrorCode#DEVICE} if it does not start
     */
    static synchronized OrtEnvironment start(Path home) {
        if (environment == null) {
            if (System.getProperty(PATH) == null) {
                System.setProperty(PATH, new Natives(home).prepare().toString());
            }
            try {
                // All that it would print comes as an exception as well.
                environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "reprise");
                environment.setTelemetry(false);
            } catch (LinkageError | RuntimeException | OrtException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw ModelErrors.device(
                        "cpu", "ONNX Runtime does not start from " + System.getProperty(PATH) + ": " + cause, e);
            }
        }
        return environment;
    }
}
