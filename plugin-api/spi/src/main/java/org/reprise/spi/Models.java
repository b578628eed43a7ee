package org.reprise.spi;

/**
 * Opens ONNX models on the trial's device. What a trial opens is closed when it ends; what a {@link Setup} opens lives
 * as long as the problem.
 */
@Incubating
public interface Models {
    /**
     * Opens a model. The same bytes share one compiled session, so that opening a model again costs little.
     *
     * @param name what errors call it, such as {@code lenet/train}
     * @param onnx an ONNX file
     * @throws RepriseException {@link ErrorCode#MODEL_INVALID} where the file is damaged, its operator set is too new or
     *     it needs an operator that the device lacks; {@link ErrorCode#DEVICE} where the device cannot be used;
     *     {@link ErrorCode#MEMORY}
     */
    Model open(String name, byte[] onnx);

    /** Where the models run. */
    Device device();

    /** Threads that each call may keep busy. */
    int threads();

    /**
     * The same with fewer threads a call, for algorithms that call from threads of their own: their number times this
     * one should not exceed {@link Trial#threads}.
     *
     * @param threads at least 1; more than {@link #threads()} are cut to that
     */
    Models withThreads(int threads);
}
