package org.reprise.selu.model;

import java.util.ArrayList;
import java.util.List;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Normalisation;

/**
 * Blocks {@code x + F(x)} of batch normalisation, rectifier and dense layer: He et al. 2016, without convolutions. A
 * rectangular block has two layers of the width, a diavolo block three that narrow in between. A dense layer brings the
 * inputs to the width.
 *
 * @param bottleneck width inside a block over the width outside, in (0, 1]; 1 is rectangular
 */
public record ResidualDesign(double bottleneck) implements Design {
    @Override
    public Layer hidden(List<Integer> widths, double[] dropout) {
        int width = widths.get(0);
        int narrow = Math.max(1, (int) Math.round(width * bottleneck));
        List<Layer> layers = new ArrayList<>();
        layers.add(Design.dense(width, Initialiser.he()));
        for (int l = 0; l < widths.size(); l++) {
            List<Layer> block = new ArrayList<>();
            block.add(part(narrow));
            if (bottleneck < 1) {
                block.add(part(narrow));
            }
            block.add(part(width));
            layers.add(Layer.residual(Layer.sequence(block).then(Layers.dropout(dropout))));
        }
        layers.add(Normalisation.batchNorm(StackedDesign.MOMENTUM).named("norm").then(Layers.relu()));
        return Layer.sequence(layers);
    }

    private static Layer part(int width) {
        return Normalisation.batchNorm(StackedDesign.MOMENTUM)
                .named("norm")
                .then(Layers.relu())
                .then(Design.dense(width, Initialiser.he()));
    }

    @Override
    public Initialiser last() {
        return Initialiser.he();
    }
}
