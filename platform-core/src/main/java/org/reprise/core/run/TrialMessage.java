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
     * A checkpoint, behind all numbers that belong to it.
     *
     * @param trial id of the run
     * @param iteration iteration at which it was taken
     * @param state state of the trial
     * @param written completed by the store once it is on disk
     */
    record Checkpoint(String trial, long iteration, byte[] state, CompletableFuture<Void> written)
            implements TrialMessage {}

    /**
     * The trial goes on from the checkpoint that it found: its numbers become those of the checkpoint.
     *
     * @param trial id of the run
     * @param written completed by the store once they are
     */
    record Restore(String trial, CompletableFuture<Void> written) implements TrialMessage {}

    /**
     * The last message of a trial.
     *
     * @param trial id of the run
     * @param record what is to be kept
     * @param written completed by the store once the run is on disk
     */
    record End(String trial, RunRecord record, CompletableFuture<Void> written) implements TrialMessage {}
}
