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
 * @param paper the paper that the file says it is for; null where it does not
 * @param parts its parts in order
 */
public record Preset(String name, String title, String description, String paper, List<Part> parts) {
    /**
     * One grid of trials.
     *
     * @param id id, by which claims refer to it
     * @param title title
     * @param experiment id of the experiment
     * @param configuration values to try by configuration key, as they are written: {@link ValueText} says what they
     *     stand for
     * @param algorithms values to try by parameter, by algorithm
     * @param seeds seeds
     * @param devices where tensors are computed
     * @param budget when a trial ends
     * @param measure which iterations are measured
     * @param sweep which points of the grid there are
     * @param order in which order they run, and how far
     * @param changed what the command line changed of it, in words; null if claims may rely on it
     */
    public record Part(
            String id,
            String title,
            String experiment,
            Map<String, List<String>> configuration,
            Map<String, Map<String, List<String>>> algorithms,
            List<Long> seeds,
            List<String> devices,
            Budget budget,
            Schedule measure,
            Sweep sweep,
            Order order,
            String changed) {}

    /**
     * Which points of a grid there are.
     *
     * @param draws number of random draws and their seed, for keys whose values are drawn; null for none
     * @param exclude points to leave out
     */
    public record Sweep(Draws draws, List<Exclusion> exclude) {
        /** Every point of the grid, nothing drawn. */
        public static final Sweep WHOLE = new Sweep(null, List.of());
    }

    /**
     * Random draws, the same for the same seed; more of them leave the first as they were.
     *
     * @param count how many
     * @param seed their seed, which has nothing to do with those of the trials
     */
    public record Draws(int count, long seed) {}

    /**
     * In which order trials run, and how far.
     *
     * @param priority parts of a higher one run first
     * @param halving drops hopeless settings early; null for running all to their end
     */
    public record Order(int priority, Halving halving) {
        /** In the order in which they are written, all of them to their end. */
        public static final Order WRITTEN = new Order(0, null);
    }

    /**
     * Successive halving: all settings run for {@code from} iterations, and one in {@code eta} of them runs on, to
     * {@code eta} times as many, and so forth up to the budget.
     *
     * @param from iterations of the first rung
     * @param eta one in so many goes on
     * @param metric what they are ranked by; null for the leading one
     */
    public record Halving(long from, int eta, String metric) {}
}
