package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.table.Table;
import org.reprise.numerics.Bootstrap;
import org.reprise.numerics.Comparisons;

/** Methods two by two: differences on the problems they share, and whether chance explains them. */
final class PairTests {
    static final String SECTION = "Pairwise tests";

    /**
     * With more methods all pairs would be too many to read, and to correct for: then one algorithm with the same
     * parameters is compared across versions and sources, or where there is but one of each, the best with each other.
     */
    private static final int ALL_PAIRS = 6;

    private static final int MOST_RIVALS = 40;

    private PairTests() {}

    static Finding of(Part part, Criterion criterion) {
        List<Sample> samples = Sample.of(part, criterion);
        if (samples.size() < 2) {
            return Finding.none(
                    SECTION,
                    samples.isEmpty()
                            ? "there are no runs"
                            : "it needs two methods; there is only "
                                    + samples.get(0).method());
        }
        List<Pair> pairs = pairs(samples, criterion);
        if (pairs.stream().allMatch(pair -> pair.test() == null)) {
            return new Finding(
                    SECTION,
                    List.of(),
                    List.of(),
                    "a test needs two seeds or settings that two methods share, or two"
                            + " runs of each in one setting");
        }
        return new Finding(
                SECTION,
                List.of(),
                List.of(table(part, criterion, scope(samples, pairs), ratios(samples, criterion), pairs)),
                "");
    }

    /**
     * Two methods.
     *
     * @param first the one
     * @param second the other
     * @param shared number of blocks of both
     * @param wins on how many the first is better
     * @param losses on how many it is worse
     * @param effect median over the shared blocks of the first by the second, or of the difference where values may be
     *     negative
     * @param improvement probability that a run of the first beats one of the second in the same setting; null where
     *     settings have one run, or unequally many
     * @param test the test; null where there is too little for one
     * @param paired whether it is Wilcoxon's signed-rank test; otherwise it is that of Mann and Whitney
     */
    record Pair(
            String first,
            String second,
            int shared,
            int wins,
            int losses,
            Effect effect,
            Bootstrap.Interval improvement,
            Comparisons.Result test,
            boolean paired) {}

    /** A ratio, or a difference where there is no ratio. */
    record Effect(boolean ratio, Bootstrap.Interval value) {}

    static List<Pair> pairs(List<Sample> samples, Criterion criterion) {
        List<Pair> pairs = new ArrayList<>();
        boolean ratios = ratios(samples, criterion);
        boolean all = samples.size() <= ALL_PAIRS;
        for (int a = 0; a < samples.size(); a++) {
            for (int b = a + 1; b < samples.size(); b++) {
                if (all || samples.get(a).twin().equals(samples.get(b).twin())) {
                    pairs.add(PairTest.of(samples.get(a), samples.get(b), criterion, ratios));
                }
            }
        }
        if (pairs.isEmpty()) {
            Sample best = samples.stream()
                    .min(Comparator.comparingDouble(sample -> rank(sample, samples)))
                    .orElseThrow();
            samples.stream()
                    .filter(sample -> sample != best)
                    .sorted(Comparator.comparingDouble(sample -> rank(sample, samples)))
                    .limit(MOST_RIVALS)
                    .forEach(sample -> pairs.add(PairTest.of(best, sample, criterion, ratios)));
        }
        return pairs;
    }

    /** Ratios for times and for metrics on logarithmic axes, where all values are above zero. */
    private static boolean ratios(List<Sample> samples, Criterion criterion) {
        return criterion.log()
                && criterion.smaller()
                && samples.stream()
                        .flatMap(sample -> sample.values().values().stream())
                        .allMatch(value -> value > 0);
    }

    /** How many other methods do better, averaged over the blocks of a method. */
    private static double rank(Sample sample, List<Sample> samples) {
        return sample.values().entrySet().stream()
                .mapToDouble(entry -> samples.stream()
                        .filter(other -> other.values().containsKey(entry.getKey())
                                && other.values().get(entry.getKey()) < entry.getValue())
                        .count())
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static String scope(List<Sample> samples, List<Pair> pairs) {
        if (samples.size() <= ALL_PAIRS) {
            return "";
        }
        String first = pairs.get(0).first();
        boolean one = pairs.size() == Math.min(MOST_RIVALS, samples.size() - 1)
                && pairs.stream().allMatch(pair -> pair.first().equals(first));
        return one
                ? "The method that is the best in these very runs against "
                        + (samples.size() - 1 > MOST_RIVALS ? "the next " + MOST_RIVALS : "each other one") + ". "
                : "Methods of the same algorithm and parameters. ";
    }

    private static Table table(Part part, Criterion criterion, String scope, boolean ratios, List<Pair> pairs) {
        int[] tested = IntStream.range(0, pairs.size())
                .filter(i -> pairs.get(i).test() != null)
                .toArray();
        double[] adjusted = Comparisons.holm(Arrays.stream(tested)
                .mapToDouble(i -> pairs.get(i).test().pValue())
                .toArray());
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            int at = Arrays.binarySearch(tested, i);
            boolean found = at >= 0 && adjusted[at] <= 0.05;
            rows.add(List.of(
                    Table.Cell.of(pair.first()),
                    Table.Cell.of(pair.second()),
                    Table.Cell.of(
                            pair.shared() == 0
                                    ? "\u2013"
                                    : pair.wins() + " / " + (pair.shared() - pair.wins() - pair.losses()) + " / "
                                            + pair.losses()),
                    Table.Cell.of(effect(pair, criterion)),
                    Table.Cell.of(interval(pair.improvement())),
                    Table.Cell.of(at < 0 ? "\u2013" : Chance.number(pair.test().pValue())),
                    new Table.Cell(at < 0 ? "\u2013" : Chance.number(adjusted[at]), found)));
        }
        boolean unpaired = pairs.stream().anyMatch(pair -> pair.test() != null && !pair.paired());
        return new Table(
                Ids.of(part.id(), "pairs"),
                part.title() + ": methods two by two, by " + criterion.words(),
                scope
                        + "On pairs of setting and seed that both have: how often A is better, equal, worse; the median "
                        + (ratios ? "ratio" : "difference") + " of A to B with its 95 % bootstrap interval; the"
                        + " probability that a run of A beats one of B in the same setting; Wilcoxon's signed-rank test"
                        + (unpaired ? ", or that of Mann and Whitney where no seeds are shared" : "")
                        + "; p after Holm, bold where at most 5 %. Few blocks cannot give a small p: five give 0.06 at"
                        + " the least.",
                Table.columns(
                        "A",
                        "B",
                        "#Better / equal / worse",
                        ratios ? "#A by B" : "#A minus B",
                        "#P(A better)",
                        "#p",
                        "#p (Holm)"),
                rows);
    }

    private static String effect(Pair pair, Criterion criterion) {
        if (pair.effect() == null) {
            return "\u2013";
        }
        Bootstrap.Interval value = pair.effect().value();
        if (pair.effect().ratio()) {
            return NumberText.of(value.value(), 3) + " [" + NumberText.of(value.low(), 3) + ", "
                    + NumberText.of(value.high(), 3) + "]";
        }
        return criterion.text(value.value()) + " [" + criterion.text(value.low()) + ", " + criterion.text(value.high())
                + "]";
    }

    private static String interval(Bootstrap.Interval interval) {
        return interval == null
                ? "\u2013"
                : NumberText.of(interval.value(), 2) + " [" + NumberText.of(interval.low(), 2) + ", "
                        + NumberText.of(interval.high(), 2) + "]";
    }
}
