package org.reprise.selu.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reprise.selu.model.Architecture;
import org.reprise.selu.model.Design;
import org.reprise.selu.model.Form;

/**
 * A setting of the hyper-parameters.
 *
 * @param architecture the network
 * @param layers number of hidden layers or blocks
 * @param rate learning rate
 * @param dropout rate of dropout
 */
record Candidate(Architecture architecture, int layers, double rate, double dropout) {
    /** Among equal accuracies: more layers, then a lower learning rate, then more dropout. */
    static final Comparator<Candidate> PREFERENCE = Comparator.comparingInt(Candidate::layers)
            .thenComparing(Comparator.comparingDouble(Candidate::rate).reversed())
            .thenComparingDouble(Candidate::dropout);

    /**
     * The axes of a grid.
     *
     * @param units widths of the first hidden layer
     * @param layers numbers of hidden layers
     * @param rates learning rates
     * @param dropout rates of dropout
     * @param forms how widths go on
     * @param batch rows of a step
     */
    record Grid(
            List<Integer> units,
            List<Integer> layers,
            List<Double> rates,
            List<Double> dropout,
            List<Form> forms,
            int batch) {
        /** All settings; those that are the same network are one. */
        List<Candidate> candidates(List<? extends Design> designs, int inputs, int outputs) {
            Set<Candidate> all = new LinkedHashSet<>();
            for (Design design : designs) {
                for (int unit : units) {
                    for (int layer : layers) {
                        for (Form form : forms) {
                            Architecture network =
                                    new Architecture(design, inputs, outputs, form.widths(unit, layer, outputs));
                            for (double rate : rates) {
                                dropout.forEach(drop -> all.add(new Candidate(network, layer, rate, drop)));
                            }
                        }
                    }
                }
            }
            return new ArrayList<>(all);
        }
    }
}
