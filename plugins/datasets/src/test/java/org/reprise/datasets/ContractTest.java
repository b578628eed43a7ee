package org.reprise.datasets;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(ImageSets.class);

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }
}
