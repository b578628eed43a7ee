package org.reprise.core.trial;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.reprise.core.run.TrialSpec;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/** Runs trials in some place: in this process or in another. Callable from several threads at once. */
public interface TrialExecutor {
    /**
     * Runs a trial to its end and stores what it leaves.
     *
     * @param metrics the metrics of its experiment
     * @param again whether it runs even if it is finished
     * @param cancelled asked at every iterate: true ends the trial
     * @return what became of it; empty if it is finished or another process is at work on it, unless {@code again}
     * @throws org.reprise.spi.RepriseException {@link org.reprise.spi.ErrorCode#STORAGE} if the run cannot be written;
     *     errors of plugins are outcomes, not exceptions
     */
    Optional<TrialRunner.Outcome> execute(
            TrialSpec trial, List<MetricInfo> metrics, boolean again, BooleanSupplier cancelled)
            throws InterruptedException;
}
