package org.reprise.sns.model;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.ModelProvider;
import org.reprise.spi.PluginModel;

/** The graphs that this plugin supplies. */
@Extension
public final class SinkhornModels implements ModelProvider {
    @Override
    public List<PluginModel> models() {
        return List.of(PluginModel.of(
                "sinkhorn-sweeps",
                "Sinkhorn's algorithm in the log domain",
                "Sweeps over potentials x and y of a transport problem in double precision, until the row sums are"
                        + " right to a tolerance or a number of sweeps is done.",
                SinkhornSweeps::graph));
    }
}
