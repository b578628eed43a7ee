package org.reprise.spi;

import java.util.Map;
import org.reprise.graph.Tensor;
import org.reprise.graph.TensorType;

/**
 * A model that is called again and again, as in training: outputs that are state feed the next step without leaving
 * native memory, and no step allocates. An input keeps what it was given last.
 *
 * <pre>{@code
 * try (ModelLoop loop = model.loop(Map.of("w_next", "w"), Map.of("w", initial))) {
 *     loop.hold("data", data);
 *     ModelLoop.Feed rows = loop.feed("rows", 64);
 *     do {
 *         rows.put(nextRows());
 *         loop.step();
 *     } while (trial.proceed(() -> loop.get("w")));
 * }
 * }</pre>
 *
 * Used by one thread at a time; calls overlapping in time are refused with {@link ErrorCode#PLUGIN_CONTRACT}. Errors are
 * those of {@link Model}; after a step that failed the state is that before it.
 */
@Incubating
public interface ModelLoop extends AutoCloseable {
    /**
     * Gives an input a tensor that stays. Loops of one trial that hold the same {@link Tensor} object share one copy of
     * it, so data sets and frozen parameters cost their memory once.
     *
     * @param input name of an input that is not carried
     * @return this
     */
    ModelLoop hold(String input, Tensor value);

    /**
     * Native memory of an input, to be filled before a step. Asking again with another shape replaces it.
     *
     * @param input name of an input that is not carried
     * @param shape its shape; may be left out where the model fixes it
     */
    Feed feed(String input, long... shape);

    /** Makes a step. */
    void step();

    /**
     * Makes a step with tensors for some inputs.
     *
     * @param inputs by name; carried ones are not among them
     * @return a tensor for each output that is not carried, in the file's order
     */
    Map<String, Tensor> step(Map<String, Tensor> inputs);

    /** Number of steps made. */
    long steps();

    /**
     * A copy of a carried input's state, or of an output of the last step.
     *
     * @param name name of an output or of a carried input
     */
    Tensor get(String name);

    /** The only element of an output or of a carried input. */
    double value(String name);

    /**
     * Copies an output of the last step, or a carried input's state, into an array of its length.
     *
     * @param name name of a float output or carried input
     */
    void read(String name, float[] into);

    /** The same for float (exact) and double elements. */
    void read(String name, double[] into);

    /** The same for int32 elements. */
    void read(String name, int[] into);

    /** The same for int32 and int64 elements. */
    void read(String name, long[] into);

    /** The same for booleans. */
    void read(String name, boolean[] into);

    /**
     * Replaces a carried input's state.
     *
     * @param value of the same type and shape
     */
    void set(String input, Tensor value);

    /** A copy of the whole state by names of carried inputs. */
    Map<String, Tensor> state();

    /**
     * Puts the whole state into a checkpoint.
     *
     * @param prefix begins the names of its arrays: one for each loop of an algorithm
     */
    void save(Checkpoints.State checkpoint, String prefix);

    /**
     * Takes the whole state from a checkpoint.
     *
     * @throws RepriseException {@link ErrorCode#MODEL_INPUT} if it is of another model
     */
    void restore(Checkpoints.Saved checkpoint, String prefix);

    /** Closes it. Closing again does nothing. */
    @Override
    void close();

    /** Native memory of one input. Values are copied; nothing is allocated. */
    @Incubating
    interface Feed {
        /** Type of the elements, and the shape. */
        TensorType type();

        /** Puts all elements of a float or double input. */
        void put(float... values);

        /** Puts all elements of a double input, or of a float input, rounded. */
        void put(double... values);

        /** Puts all elements of an int32 or int64 input. */
        void put(int... values);

        /** Puts all elements of an int64 input. */
        void put(long... values);

        /** Puts all elements of a boolean input. */
        void put(boolean... values);

        /**
         * Puts a part of a float or double input.
         *
         * @param at index of the first element
         * @param from index of the first value
         * @param count number of values
         */
        void put(int at, float[] values, int from, int count);

        /** Puts a part of a double input, or of a float input, rounded. */
        void put(int at, double[] values, int from, int count);

        /** Puts a part of an int32 or int64 input. */
        void put(int at, int[] values, int from, int count);

        /** Puts a part of an int64 input. */
        void put(int at, long[] values, int from, int count);
    }
}
