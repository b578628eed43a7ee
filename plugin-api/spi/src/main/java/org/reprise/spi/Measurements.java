package org.reprise.spi;

/** Takes the measurements of one iterate. */
public interface Measurements {
    /**
     * Puts one value.
     *
     * @param metric a name declared in {@link ExperimentSpec#metrics}
     * @param value the value; NaN and infinities are recorded as they are
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} for a name not declared
     */
    void put(String metric, double value);
}
