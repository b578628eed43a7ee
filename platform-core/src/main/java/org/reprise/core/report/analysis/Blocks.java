package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;

/**
 * The runs of a part in blocks: a block is a setting and a seed, on which every method met the same problem.
 *
 * @param methods the methods
 * @param blocks the blocks in which every method has a value
 * @param loss methods by blocks; smaller is better, infinite where a method failed; not to be written
 * @param left number of blocks that were left out because a method has no value there
 */
public record Blocks(List<String> methods, List<Block> blocks, double[][] loss, int left) {
    public Blocks {
        methods = List.copyOf(methods);
        blocks = List.copyOf(blocks);
    }

    /**
     * A setting and a seed.
     *
     * @param setting index of the setting within the part
     * @param seed the seed
     */
    public record Block(int setting, long seed) {}

    /** The complete blocks of a part. */
    public static Blocks of(Part part, Criterion criterion) {
        Set<String> methods = new LinkedHashSet<>();
        part.settings().forEach(setting -> setting.curves().stream()
                .filter(curve -> !curve.runs().isEmpty())
                .forEach(curve -> methods.add(curve.label())));
        List<Block> blocks = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        int left = 0;
        for (int s = 0; s < part.settings().size(); s++) {
            Setting setting = part.settings().get(s);
            Set<Long> seeds = new TreeSet<>();
            Map<String, Map<Long, Double>> values = new LinkedHashMap<>();
            for (Curve curve : setting.curves()) {
                for (Run run : curve.runs()) {
                    seeds.add(run.seed());
                    values.computeIfAbsent(curve.label(), label -> new LinkedHashMap<>())
                            .put(run.seed(), criterion.loss(run));
                }
            }
            for (long seed : seeds) {
                double[] column = methods.stream()
                        .mapToDouble(
                                method -> values.getOrDefault(method, Map.of()).getOrDefault(seed, Double.NaN))
                        .toArray();
                if (java.util.Arrays.stream(column).anyMatch(Double::isNaN)) {
                    left++;
                } else {
                    blocks.add(new Block(s, seed));
                    columns.add(column);
                }
            }
        }
        double[][] loss = new double[methods.size()][columns.size()];
        for (int m = 0; m < loss.length; m++) {
            for (int b = 0; b < columns.size(); b++) {
                loss[m][b] = columns.get(b)[m];
            }
        }
        return new Blocks(List.copyOf(methods), blocks, loss, left);
    }

    /** Number of settings among the blocks. */
    public int settings() {
        return (int) blocks.stream().mapToInt(Block::setting).distinct().count();
    }

    /** The same with one block a setting: the median over its seeds, of which infinite ones are the largest. */
    public Blocks bySetting() {
        List<Integer> settings = blocks.stream().map(Block::setting).distinct().toList();
        double[][] medians = new double[methods.size()][settings.size()];
        for (int m = 0; m < medians.length; m++) {
            for (int s = 0; s < settings.size(); s++) {
                List<Double> values = new ArrayList<>();
                for (int b = 0; b < blocks.size(); b++) {
                    if (blocks.get(b).setting() == settings.get(s)) {
                        values.add(loss[m][b]);
                    }
                }
                medians[m][s] = Medians.of(
                        values.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
        return new Blocks(methods, settings.stream().map(s -> new Block(s, 0)).toList(), medians, left);
    }

    /** The losses of a setting as runs by methods' rows: for each method its values on the setting's blocks. */
    double[] of(int method, int setting) {
        return java.util.stream.IntStream.range(0, blocks.size())
                .filter(b -> blocks.get(b).setting() == setting)
                .mapToDouble(b -> loss[method][b])
                .toArray();
    }
}
