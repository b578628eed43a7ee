package org.reprise.core.store;

/** Names of the files of a run's folder. */
public final class RunFiles {
    static final String TRIAL = "trial.json";
    /** Numbers, a line each, under the header {@code iteration,seconds,kind,name,value}. */
    public static final String MEASUREMENTS = "measurements.csv";

    static final String RUN = "run.json";
    static final String CHECKPOINT = "checkpoint.bin";
    /** Numbers of an earlier attempt, from which this one may go on. */
    static final String EARLIER = "checkpoint.csv";

    static final String LOCK = "run.lock";
    static final String ARTEFACTS = "artefacts";
    static final String OUTPUT = "output.txt";
    static final String HEADER = "iteration,seconds,kind,name,value";

    private RunFiles() {}
}
