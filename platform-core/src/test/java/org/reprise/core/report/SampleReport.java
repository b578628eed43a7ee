package org.reprise.core.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.report.model.ReportModel.ClaimResult;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.model.ReportModel.Verdict;
import org.reprise.spi.Claim;
import org.reprise.spi.Direction;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/** Reports that look like real ones: four ways to scale a matrix, three seeds, two costs. */
final class SampleReport {
    private static final String[] TITLES = {"Sinkhorn", "Greenkhorn", "Accelerated gradient", "Overrelaxed Sinkhorn"};
    private static final double[] RATES = {0.012, 0.02, 0.006, 0.034};

    private SampleReport() {}

    /** Writes the sample to the file that is named, to look at it in a browser. */
    public static void main(String[] args) {
        ReportWriter.write(of("Near-linear time matrix scaling, reproduced"), Path.of(args[0]));
    }

    static ReportModel of(String title) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Java", "17.0.13 (Eclipse Adoptium)");
        environment.put("System", "Linux 6.1, amd64");
        environment.put("Processor", "8 cores, device cpu");
        environment.put("Memory", "16 GiB, heap at most 4 GiB");
        environment.put("Plugin sinkhorn 0.1.0", "sha256 4be1c9d2f0a35e77c1b8d6640f9a2e13");
        return new ReportModel(
                title,
                new ReportModel.Citation(
                        "Near-linear time approximation algorithms for optimal transport",
                        List.of("J. Altschuler", "J. Weed", "P. Rigollet"),
                        "NeurIPS",
                        2017,
                        "https://arxiv.org/abs/1705.09634"),
                "Reproduction report, preset quick",
                "2026-11-24 13:00 UTC",
                "reprise reproduce sinkhorn --preset quick",
                "0.1.0",
                environment,
                List.of("One of 25 trials has no run."),
                List.of(),
                List.of(
                        claim("greedy-is-faster", Verdict.HOLDS, 1.74, 1.52, 1.98, ""),
                        claim("mnist-ratio", Verdict.INCONCLUSIVE, 1.03, 0.88, 1.21, "The interval contains 1."),
                        claim("dense-images", Verdict.FAILS, 0.61, 0.55, 0.7, "The whole interval is below 1."),
                        claim("large", Verdict.NOT_RUN, null, null, null, "The preset has no part 'large'.")),
                List.of(new ReportModel.Part(
                        "synthetic",
                        "Synthetic images",
                        "Distance to the transport polytope",
                        "Random images of 20 by 20 pixels with bright squares, as in Section 5 of the paper.",
                        25,
                        List.of(setting("l2", 1), setting("l1", 1.8)))));
    }

    private static ClaimResult claim(String id, Verdict verdict, Double value, Double low, Double high, String reason) {
        return new ClaimResult(
                id,
                "Greedy updates bring the iterate closer to the polytope than full sweeps at the same number of row"
                        + " and column updates.",
                "Figure 2, top right",
                verdict == Verdict.NOT_RUN ? "" : "about 1.5 to 2",
                value,
                low,
                high,
                "nats",
                Claim.Relation.AT_LEAST,
                1,
                Claim.Statistic.MEDIAN,
                verdict,
                reason,
                "reprise verify sinkhorn --preset quick --claim " + id);
    }

    private static Setting setting(String cost, double slower) {
        List<Curve> curves = new ArrayList<>();
        for (int a = 0; a < TITLES.length; a++) {
            List<Run> runs = new ArrayList<>();
            for (long seed = 1; seed <= 3; seed++) {
                runs.add(run(a, seed, cost, slower));
            }
            String id = TITLES[a].toLowerCase().replace(' ', '-');
            curves.add(new Curve(
                    TITLES[a], id, TITLES[a], Map.of("epsilon", 0.01 * (a + 1)), "Altschuler et al. 2017", runs));
        }
        return new Setting(
                "cost=" + cost,
                Map.of("cost", cost, "size", 20),
                List.of(
                        new MetricInfo("distance", "L1 distance of the marginals", "", Direction.MINIMISE, true),
                        new MetricInfo("gap", "Transport cost above the optimum", "px", Direction.MINIMISE, false)),
                List.of("row-column-updates"),
                1e-4,
                curves);
    }

    private static Run run(int algorithm, long seed, String cost, double slower) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + algorithm);
        double rate = RATES[algorithm] / slower * (0.7 + 0.6 * random.nextDouble());
        boolean failed = algorithm == 2 && seed == 3;
        int size = failed ? 180 : 1000;
        long[] iterations = new long[size];
        double[] seconds = new double[size];
        double[] distance = new double[size];
        double[] gap = new double[size];
        double[] updates = new double[size];
        Double reached = null;
        Long reachedAt = null;
        for (int i = 0; i < size; i++) {
            iterations[i] = i;
            seconds[i] = i * (1e-3 + 3e-4 * algorithm);
            double wave = algorithm == 2 ? 1 + 0.5 * Math.sin(i / 14.0 + seed) : 1;
            distance[i] = 1e-13 + 0.9 * Math.exp(-rate * i) * wave / (1 + 0.1 * i);
            gap[i] = 4 * Math.exp(-rate * i * 0.5) * wave - 0.01;
            updates[i] = i * (algorithm == 1 ? 1.0 : 40.0);
            if (reached == null && distance[i] <= 1e-4) {
                reached = seconds[i];
                reachedAt = iterations[i];
            }
        }
        return new Run(
                seed,
                "r" + cost + algorithm + seed,
                failed ? State.FAILED : State.DONE,
                failed ? "RPR-1203" : "",
                failed ? "The dual objective became NaN at iteration 180: step length too large." : "",
                size - 1,
                seconds[size - 1],
                reached,
                reachedAt,
                "reprise run sinkhorn/synthetic --set cost=" + cost + " --algorithm "
                        + TITLES[algorithm].toLowerCase().replace(' ', '-') + " --seed " + seed,
                new ReportModel.Trace(
                        iterations,
                        seconds,
                        Map.of("distance", distance, "gap", gap),
                        Map.of("row-column-updates", updates)));
    }
}
