package org.reprise.selu.model;

import java.util.List;
import org.reprise.graph.nn.Initialiser;
import org.reprise.graph.nn.Layer;
import org.reprise.graph.nn.Layers;
import org.reprise.graph.nn.Normalisation;

/** Networks that repeat a block: a dense layer, an activation, and what keeps activations in range. */
public enum StackedDesign implements Design {
    /** Selu, LeCun's initialisation and alpha dropout: Klambauer et al. 2017. */
    SELF_NORMALISING {
        @Override
        Layer block(int width, double[] dropout) {
            return Design.dense(width, Initialiser.lecun()).then(Layers.selu()).then(Layers.alphaDropout(dropout));
        }
    },
    /** Rectifiers and their initialisation, without normalisation: He et al. 2015. */
    RECTIFIED {
        @Override
        Layer block(int width, double[] dropout) {
            return Design.dense(width, Initialiser.he()).then(Layers.relu()).then(Layers.dropout(dropout));
        }
    },
    /** Batch normalisation behind the rectifier, where the paper's script has it. */
    BATCH_NORM_AFTER {
        @Override
        Layer block(int width, double[] dropout) {
            return Design.dense(width, Initialiser.he())
                    .then(Layers.relu())
                    .then(Normalisation.batchNorm(MOMENTUM).named("norm"))
                    .then(Layers.dropout(dropout));
        }
    },
    /** Batch normalisation before the rectifier: Ioffe and Szegedy 2015. */
    BATCH_NORM_BEFORE {
        @Override
        Layer block(int width, double[] dropout) {
            return Design.dense(width, Initialiser.he())
                    .then(Normalisation.batchNorm(MOMENTUM).named("norm"))
                    .then(Layers.relu())
                    .then(Layers.dropout(dropout));
        }
    },
    /** Layer normalisation of what enters the rectifier: Ba, Kiros and Hinton 2016. */
    LAYER_NORM {
        @Override
        Layer block(int width, double[] dropout) {
            return Design.dense(width, Initialiser.he())
                    .then(Normalisation.layerNorm().named("norm"))
                    .then(Layers.relu())
                    .then(Layers.dropout(dropout));
        }
    },
    /** Weights with a direction and a length of their own: Salimans and Kingma 2016. */
    WEIGHT_NORM {
        @Override
        Layer block(int width, double[] dropout) {
            return WeightNorm.dense(width).then(Layers.relu()).then(Layers.dropout(dropout));
        }
    };

    /** Weight of the newest batch in running averages. */
    static final double MOMENTUM = 0.1;

    abstract Layer block(int width, double[] dropout);

    @Override
    public Layer hidden(List<Integer> widths, double[] dropout) {
        return Layer.sequence(
                widths.stream().map(width -> block(width, dropout)).toList());
    }

    @Override
    public Initialiser last() {
        return this == SELF_NORMALISING ? Initialiser.lecun() : Initialiser.he();
    }
}
