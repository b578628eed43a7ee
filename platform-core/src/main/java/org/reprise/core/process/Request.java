package org.reprise.core.process;

import java.util.List;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.trial.TrialLimits;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/**
 * What a trial's process is told: one line of JSON on its standard input, which then stays open. Its end, or a second
 * line, asks the trial to end.
 *
 * @param trial the trial
 * @param metrics the metrics of its experiment
 * @param again whether it runs even if it is finished
 * @param limits its limits
 * @param threads threads that it may keep busy
 * @param place where everything is
 */
public record Request(
        TrialSpec trial, List<MetricInfo> metrics, boolean again, TrialLimits limits, int threads, Place place) {
    /**
     * Where everything is, as absolute paths.
     *
     * @param results where runs are kept
     * @param plugins the plugins' zips
     * @param home folder of the cache
     * @param data folders to search for data sets
     * @param offline whether downloads are forbidden
     */
    public record Place(String results, List<String> plugins, String home, List<String> data, boolean offline) {}
}
