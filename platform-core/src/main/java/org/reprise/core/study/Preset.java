package org.reprise.core.study;

import java.util.List;
import java.util.Map;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Schedule;

/**
 * Named values for the experiments of a paper.
 *
 * @param name name, or path of the user's file
 * @param title title
 * @param description what it shows and how long it takes
 * @param parts its parts in order
 */
public record Preset(String name, String title, String description, List<Part> parts) {
    /**
     * One grid of trials.
     *
     * @param id id, by which claims refer to it
     * @param title title
     * @param experiment id of the experiment
     * @param configuration values to try by configuration key
     * @param algorithms values to try by parameter, by algorithm
     * @param seeds seeds
     * @param budget when a trial ends
     * @param measure which iterations are measured
     * @param changed what the command line changed of it, in words; null if claims may rely on it
     */
    public record Part(
            String id,
            String title,
            String experiment,
            Map<String, List<String>> configuration,
            Map<String, Map<String, List<String>>> algorithms,
            List<Long> seeds,
            Budget budget,
            Schedule measure,
            String changed) {}
}
