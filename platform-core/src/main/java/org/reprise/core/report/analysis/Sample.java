package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.report.analysis.Blocks.Block;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;

/**
 * The losses of one method.
 *
 * @param method the method
 * @param twin algorithm and parameters: the same for methods that differ in version, device or source alone
 * @param values loss by setting and seed, smaller is better
 */
record Sample(String method, String twin, Map<Block, Double> values) {
    /** The samples of a part's methods; those without a value are left out. */
    static List<Sample> of(Part part, Criterion criterion) {
        Map<String, Map<Block, Double>> values = new LinkedHashMap<>();
        Map<String, String> twins = new HashMap<>();
        for (int s = 0; s < part.settings().size(); s++) {
            for (Curve curve : part.settings().get(s).curves()) {
                int setting = s;
                twins.putIfAbsent(curve.label(), curve.algorithm() + " " + curve.parameters());
                curve.runs().forEach(run -> {
                    double loss = criterion.loss(run);
                    if (!Double.isNaN(loss)) {
                        values.computeIfAbsent(curve.label(), label -> new LinkedHashMap<>())
                                .put(new Block(setting, run.seed()), loss);
                    }
                });
            }
        }
        List<Sample> samples = new ArrayList<>();
        values.forEach((method, losses) -> samples.add(new Sample(method, twins.get(method), losses)));
        return samples;
    }

    /** Its losses in a setting, in the order of the runs. */
    double[] of(int setting) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().setting() == setting)
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }

    /** Its settings. */
    List<Integer> settings() {
        return values.keySet().stream().map(Block::setting).distinct().toList();
    }
}
