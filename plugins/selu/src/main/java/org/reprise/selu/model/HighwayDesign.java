package org.reprise.selu.model;

import java.util.ArrayList;
import java.util.List;
import org.reprise.graph.Value;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;

/**
 * Layers that pass a share of their inputs on, {@code y = T h + (1 - T) x}: Srivastava, Greff and Schmidhuber 2015. The
 * first layer brings the inputs to the width, which all others keep.
 *
 * @param gateBias first bias of the gates T, negative so that layers begin by passing on
 */
public record HighwayDesign(double gateBias) implements Design {
    @Override
    public Layer hidden(List<Integer> widths, double[] dropout) {
        int width = widths.get(0);
        List<Layer> layers = new ArrayList<>();
        layers.add(Design.dense(width, Initialiser.he()).then(Layers.relu()).then(Layers.dropout(dropout)));
        for (int l = 1; l < widths.size(); l++) {
            layers.add(gated(width).then(Layers.dropout(dropout)));
        }
        return Layer.sequence(layers);
    }

    private Layer gated(int width) {
        Layer transform =
                Design.dense(width, Initialiser.he()).then(Layers.relu()).named("transform");
        Layer gate = Layers.dense(width, true, Initialiser.lecun(), Initialiser.constant(gateBias))
                .named("gate");
        return (scope, x) -> {
            Value h = transform.apply(scope, x);
            Value t = gate.apply(scope, x).sigmoid();
            return x.add(t.mul(h.sub(x)));
        };
    }

    @Override
    public Initialiser last() {
        return Initialiser.he();
    }
}
