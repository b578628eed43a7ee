package org.reprise.spi;

import java.util.Map;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;

/**
 * An open ONNX model. Callable from several threads at once. Every method but {@link #close} throws {@link
 * RepriseException} with {@link ErrorCode#MODEL_CLOSED} once it is closed. A call that is under way when the trial is
 * stopped or runs out of time ends with a {@link java.util.concurrent.CancellationException}, which the algorithm lets
 * pass.
 */
@Incubating
public interface Model extends AutoCloseable {
    /** What errors call it. */
    String name();

    /** Types of the inputs by name, in the file's order; lengths may be symbolic. */
    Map<String, TensorType> inputs();

    /** Types of the outputs by name, in the file's order; lengths may be symbolic or unknown. */
    Map<String, TensorType> outputs();

    /**
     * Runs it once. The tensors are copied to native memory and back: for many calls use a {@link #loop}.
     *
     * @param inputs a tensor for each input; a length that one symbol names must be the same everywhere
     * @return a tensor for each output, in the file's order
     * @throws RepriseException {@link ErrorCode#MODEL_INPUT} for an unknown or missing name, a wrong type or shape;
     *     {@link ErrorCode#MODEL_FAILED} with the node where the run failed; {@link ErrorCode#MEMORY}
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    /**
     * Begins an iteration of the model on state that stays in native memory.
     *
     * @param carried from the name of each output that is state to the input that it feeds in the next step
     * @param initial the first value of each of these inputs
     * @throws RepriseException {@link ErrorCode#MODEL_INPUT} where names, types or shapes do not fit
     */
    ModelLoop loop(Map<String, String> carried, Map<String, Tensor> initial);

    /** Closes it and its loops. Closing again does nothing. */
    @Override
    void close();
}
