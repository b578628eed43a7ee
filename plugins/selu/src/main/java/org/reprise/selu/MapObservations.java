package org.reprise.selu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers of the map of moments and of random layers that claims are made of. */
final class MapObservations {
    static final String MAP = "moment-map";
    private static final String VARIANCE = "variance";

    private MapObservations() {}

    /** A number of each run that fits. */
    static List<Double> of(Evidence evidence, String part, Predicate<RunView> which, ToDoubleFunction<RunView> number) {
        return evidence.runs(part).stream()
                .filter(which)
                .map(number::applyAsDouble)
                .toList();
    }

    /** Whether a run has this parameter. */
    static Predicate<RunView> parameter(String name, Object value) {
        return run -> value.equals(run.parameters().get(name));
    }

    /** Whether a run has this configuration. */
    static Predicate<RunView> configuration(String name, Object value) {
        return run -> value.equals(run.configuration().get(name));
    }

    /** The last value of a metric, for runs of one configuration. */
    static List<Double> last(Evidence evidence, String part, Predicate<RunView> which, String metric) {
        return of(evidence, part, which, run -> run.series(metric).last());
    }

    /** How far inside of Theorem 1's box its image lies: the smallest distance from a side. */
    static double margin(RunView run) {
        double mean = Math.min(
                run.series("mean-low").last() + 0.1,
                0.1 - run.series("mean-high").last());
        double variance = Math.min(
                run.series("variance-low").last() - 0.8,
                1.5 - run.series("variance-high").last());
        return Math.min(mean, variance);
    }

    /** Largest difference of the sampled variance from the map's over the layers, in units of the map's, by start. */
    static List<Double> sampled(Evidence evidence, String part) {
        List<Double> differences = new ArrayList<>();
        for (RunView map : evidence.runs(part, MAP)) {
            for (RunView drawn : evidence.runs(part, "sampled-moments")) {
                if (map.configuration().equals(drawn.configuration())) {
                    double[] exact = map.series(VARIANCE).values();
                    double[] found = drawn.series(VARIANCE).values();
                    double largest = 0;
                    for (int i = 0; i < Math.min(exact.length, found.length); i++) {
                        largest = Math.max(largest, Math.abs(found[i] / exact[i] - 1));
                    }
                    differences.add(largest);
                }
            }
        }
        return differences;
    }

    /** Smallest, or largest, value of a metric from a layer on. */
    static double extreme(RunView run, String metric, int layer, boolean largest) {
        Series series = run.series(metric);
        double[] late = IntStream.range(0, series.size())
                .filter(i -> series.iterations()[i] >= layer)
                .mapToDouble(i -> series.values()[i])
                .toArray();
        return (largest ? Arrays.stream(late).max() : Arrays.stream(late).min()).orElse(Double.NaN);
    }
}
