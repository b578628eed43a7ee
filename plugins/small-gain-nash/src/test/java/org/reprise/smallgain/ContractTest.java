package org.reprise.smallgain;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(SmallGainNash.class)
            .libraries(DMatrixRMaj.class, CommonOps_DDRM.class, MaxEval.class, SobolSequenceGenerator.class);

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }
}
