package org.reprise.spi;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What an algorithm sees of the host while it solves. A trial is confined to the thread that called {@link
 * Algorithm#solve}.
 *
 * @param <S> iterate type
 */
public interface Trial<S> {
    /**
     * Offers an iterate to the referee: the first call is iteration 0, the starting point. The referee measures before
     * this returns and the algorithm's clock stands still meanwhile; the iterate may be overwritten afterwards.
     *
     * @return false once the budget is spent, the target met, or the user stopped the trial: then return from solve
     */
    boolean proceed(S iterate);

    /** The same, but the iterate is made only if the schedule measures this iteration. */
    boolean proceed(Supplier<? extends S> iterate);

    /**
     * Adds to a counter of operations, such as {@code exp} or {@code sweeps}: counters become x axes beside iterations
     * and time.
     */
    void count(String what, long amount);

    /** Records a diagnostic of the algorithm at the present iteration, kept apart from the referee's measurements. */
    void record(String name, double value);

    /** A random stream that depends on the trial's seed and this name alone, whatever the threads do. */
    RandomGenerator random(String stream);

    /** Data sets, for algorithms that need more than the problem holds. */
    Datasets datasets();

    /** Where tensors are computed. */
    Device device();

    /** Number of threads that this trial may keep busy, at least 1. Results must not depend on it. */
    int threads();

    /** Runs ONNX models on {@link #device}; what is opened is closed when the trial ends. */
    default Models models() {
        throw new RepriseException(
                ErrorCode.PLUGIN_CONTRACT, "This trial runs no models", "Run the algorithm in a trial of the host.");
    }

    /** Files that the trial leaves beside its measurements. */
    Artifacts artifacts();

    /** What a long trial saves of its state, so that it can go on where it was killed. */
    default Checkpoints checkpoints() {
        return Checkpoints.NONE;
    }
}
