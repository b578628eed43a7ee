package org.reprise.selu.model;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.ModelProvider;
import org.reprise.spi.PluginModel;

/** The networks that this plugin supplies: eight layers between 16 features and 3 classes. */
@Extension
public final class SeluModels implements ModelProvider {
    private static final List<Integer> WIDTHS = Collections.nCopies(8, 64);
    private static final int BATCH = 128;

    @Override
    public List<PluginModel> models() {
        return List.of(
                model(
                        "snn",
                        "Self-normalising network",
                        "Selu, LeCun's initialisation, alpha dropout",
                        StackedDesign.SELF_NORMALISING),
                model("msra", "Network of rectifiers", "Relu, He's initialisation, dropout", StackedDesign.RECTIFIED));
    }

    private static PluginModel model(String id, String title, String what, Design design) {
        Architecture architecture = new Architecture(design, 16, 3, WIDTHS);
        Function<String, RandomGenerator> streams = name -> RandomStreams.of(0, name);
        return PluginModel.of(
                        id, title, what + "; eight layers of 64 units.", () -> Networks.forward(architecture, streams))
                .trainedBy(() -> Networks.training(architecture, List.of(streams), new double[] {0.05}, BATCH));
    }
}
