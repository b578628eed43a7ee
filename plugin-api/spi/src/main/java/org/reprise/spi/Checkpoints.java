package org.reprise.spi;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Lets a long trial go on where it was killed, to the same result. An algorithm asks once for what was saved, and says
 * after each iterate what it would save:
 *
 * <pre>{@code
 * Optional<Checkpoints.Saved> saved = trial.checkpoints().restore();
 * saved.ifPresent(state -> state.copy("x", x));
 * if (saved.isPresent() || trial.proceed(x)) {
 *     do {
 *         trial.checkpoints().offer(state -> state.put("x", x));
 *         step(x);
 *     } while (trial.proceed(x));
 * }
 * }</pre>
 *
 * The referee's part (iterations, algorithm time, counters, measurements so far) is saved and restored with it.
 */
public interface Checkpoints {
    /** Saves nothing and has nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Saved> restore() {
            return Optional.empty();
        }

        @Override
        public void offer(Consumer<State> writer) {
            // Nobody asks for it.
        }
    };

    /**
     * What an earlier attempt at this very trial saved last. To be asked before the first iterate; where there is
     * something, the referee then stands where it stood, and the algorithm goes on with the step after the iterate that
     * was offered last: that iterate is not offered again.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} after the first iterate
     */
    Optional<Saved> restore();

    /**
     * Offers the state of the algorithm, right after {@link Trial#proceed} has answered true. The host asks for it only
     * now and then; the algorithm's clock stands still meanwhile.
     *
     * @param writer puts all that the next steps depend on; arrays are copied
     */
    void offer(Consumer<State> writer);

    /** A state in the making: arrays by name. */
    interface State {
        /** Puts numbers. */
        State put(String name, double... values);

        /** Puts whole numbers. */
        State put(String name, long... values);

        /** Puts whole numbers. */
        State put(String name, int... values);

        /** Puts bytes. */
        State put(String name, byte... values);

        /**
         * Puts random streams where they stand.
         *
         * @param streams streams from {@link Trial#random}
         */
        State put(String name, RandomGenerator... streams);
    }

    /**
     * A saved state. Each method throws {@link RepriseException} with {@link ErrorCode#PLUGIN_CONTRACT} for a name that
     * was not put as what is asked for.
     */
    interface Saved {
        /** Numbers. */
        double[] doubles(String name);

        /** Whole numbers. */
        long[] longs(String name);

        /** Whole numbers. */
        int[] ints(String name);

        /** Bytes. */
        byte[] bytes(String name);

        /** Random streams, which go on where they stood. */
        RandomGenerator[] randoms(String name);

        /** Copies numbers into an array of the same length. */
        void copy(String name, double[] into);

        /** Copies whole numbers into an array of the same length. */
        void copy(String name, int[] into);
    }
}
