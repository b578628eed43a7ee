package org.reprise.core.bus;

/** Addresses of the bus and what travels there. */
public final class Addresses {
    /** {@code MeasurementBatch}: numbers of a trial, in order, never dropped. */
    public static final String MEASUREMENTS = "reprise.measurements";

    /** {@code Progress}: where a trial stands; may be dropped. */
    public static final String PROGRESS = "reprise.progress";

    /** {@code TrialEvent}: a trial started or ended. */
    public static final String TRIALS = "reprise.trials";

    /** {@code String} id of a data set; answered with the {@code Dataset}. */
    public static final String DATASETS = "reprise.datasets";

    private Addresses() {}
}
