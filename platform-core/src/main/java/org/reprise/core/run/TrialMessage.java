package org.reprise.core.run;

import java.util.concurrent.CompletableFuture;

/** What travels at {@code Addresses.MEASUREMENTS}, in order for each trial. */
public sealed interface TrialMessage {
    /** Id of the run. */
    String trial();

    /** Numbers of a trial. */
    record Numbers(MeasurementBatch batch) implements TrialMessage {
        @Override
        public String trial() {
            return batch.trial();
        }
    }

    /**
     * The last message of a trial.
     *
     * @param trial id of the run
     * @param record what is to be kept
     * @param written completed by the store once the run is on disk
     */
    record End(String trial, RunRecord record, CompletableFuture<Void> written) implements TrialMessage {}
}
