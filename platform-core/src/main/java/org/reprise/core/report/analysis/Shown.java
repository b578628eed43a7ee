package org.reprise.core.report.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which methods a chart draws: more lines than these cannot be told apart. */
final class Shown {
    static final int MOST = 12;

    private Shown() {}

    /** Indices of the methods of the smallest values, in their own order. */
    static List<Integer> best(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .limit(MOST)
                .sorted()
                .toList();
    }

    /** What a caption says where methods are left out. */
    static String words(int methods) {
        return methods <= MOST ? "" : " The best " + MOST + " of " + methods + " methods.";
    }
}
