package org.reprise.graph.train;

import org.reprise.graph.GraphException;

/** Learning rates by step. */
@FunctionalInterface
public interface Schedule {
    /** The rate of a step, from 0. */
    double at(long step);

    /** The rates of {@code count} steps from {@code first}. */
    default float[] rates(long first, int count) {
        float[] rates = new float[count];
        for (int i = 0; i < count; i++) {
            rates[i] = (float) at(first + i);
        }
        return rates;
    }

    /** Always the same. */
    static Schedule constant(double rate) {
        return step -> rate;
    }

    /** Half a cosine from {@code high} to {@code low} over {@code steps}: Loshchilov and Hutter 2017. */
    static Schedule cosine(double high, double low, long steps) {
        positive(steps);
        return step -> low + 0.5 * (high - low) * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps));
    }

    /** Times {@code factor} every {@code every} steps. */
    static Schedule step(double rate, double factor, long every) {
        positive(every);
        return step -> rate * Math.pow(factor, step / every);
    }

    /** Up along a line over {@code steps}, then {@code rest}, whose steps begin there. */
    static Schedule warmUp(long steps, Schedule rest) {
        positive(steps);
        return step -> step < steps ? rest.at(0) * (step + 1) / steps : rest.at(step - steps);
    }

    /** Up by half a cosine over a share of the steps from {@code high/25}, then down to {@code high/25e4}: Smith 2018. */
    static Schedule oneCycle(double high, long steps, double share) {
        positive(steps);
        double turn = Math.max(1, share * steps);
        return step -> {
            double t = Math.min(step, steps);
            return t < turn
                    ? between(high / 25, high, t / turn)
                    : between(high, high / 25e4, (t - turn) / Math.max(1, steps - turn));
        };
    }

    private static double between(double from, double to, double part) {
        return to + 0.5 * (from - to) * (1 + Math.cos(Math.PI * part));
    }

    private static void positive(long steps) {
        if (steps <= 0) {
            throw new GraphException("a schedule over " + steps + " steps: it must be over one at least");
        }
    }
}
