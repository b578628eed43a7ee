package org.reprise.core.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.reprise.core.report.model.ReportModel;

/** Takes points out of long traces, so that curves look the same on linear and on logarithmic axes. */
final class Thinning {
    private Thinning() {}

    /** The trace with at most {@code cap} of its points, its first and its last among them. */
    static ReportModel.Trace thin(ReportModel.Trace trace, int cap) {
        int size = trace.iterations().length;
        if (size <= cap) {
            return trace;
        }
        int[] kept = indices(size, cap);
        long[] iterations = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            iterations[i] = trace.iterations()[kept[i]];
        }
        return new ReportModel.Trace(
                iterations, pick(trace.seconds(), kept), pick(trace.metrics(), kept), pick(trace.counters(), kept));
    }

    /** At most {@code cap} increasing indices below {@code size}: half of them evenly, half of them by ratio. */
    static int[] indices(int size, int cap) {
        if (cap < 2) {
            throw new IllegalArgumentException("cap is " + cap + "; expected 2 or more");
        }
        TreeSet<Integer> kept = new TreeSet<>();
        if (size <= cap) {
            for (int i = 0; i < size; i++) {
                kept.add(i);
            }
        } else {
            kept.add(0);
            kept.add(size - 1);
            int byRatio = (cap - 2) / 2;
            for (int i = 0; i < byRatio; i++) {
                // The first indices coincide where ratios are finer than the points; they cost no place.
                kept.add((int) Math.round(Math.pow(size - 1.0, (double) i / byRatio)));
            }
            int even = cap - kept.size();
            for (int i = 1; i <= even; i++) {
                kept.add((int) ((long) i * (size - 1) / (even + 1)));
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Map<String, double[]> pick(Map<String, double[]> series, int[] kept) {
        Map<String, double[]> thinned = new LinkedHashMap<>();
        series.forEach((name, values) -> thinned.put(name, pick(values, kept)));
        return thinned;
    }

    private static double[] pick(double[] values, int[] kept) {
        double[] picked = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            picked[i] = values[kept[i]];
        }
        return picked;
    }
}
