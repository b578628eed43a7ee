package org.reprise.spi;

import java.util.random.RandomGenerator;

/** What an experiment may draw on to build a problem. */
public interface Setup {
    /** A random stream that depends on the seed, the experiment and this name alone: all algorithms see the same. */
    RandomGenerator random(String stream);

    /** Data sets by id. */
    Datasets datasets();

    /**
     * Runs ONNX models on the trial's device, for problems that measure with a network. What is opened lives as long as
     * the problem; several trials may use it at once.
     */
    default Models models() {
        throw new RepriseException(
                ErrorCode.PLUGIN_CONTRACT, "This setup runs no models", "Build the problem in a trial of the host.");
    }
}
