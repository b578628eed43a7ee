package org.reprise.core.run;

/**
 * Which iterations the referee measures, beside the first and the last.
 *
 * @param every each so many iterations; 0 for logarithmic spacing
 * @param perDecade points a decade of iterations, where {@code every} is 0
 */
public record Schedule(long every, int perDecade) {
    /** Thirty points a decade: cheap, and even on a logarithmic axis. */
    public static final Schedule DEFAULT = new Schedule(0, 30);

    /** The first iteration after {@code iteration} that is measured. */
    public long after(long iteration) {
        if (every > 0) {
            return (iteration / every + 1) * every;
        }
        double position = Math.log10(Math.max(1, iteration)) * perDecade;
        long next = (long) Math.ceil(Math.pow(10, (Math.floor(position + 1e-9) + 1) / perDecade) - 1e-9);
        return Math.max(iteration + 1, next);
    }
}
