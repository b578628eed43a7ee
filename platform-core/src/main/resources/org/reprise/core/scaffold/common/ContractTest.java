package {{package}};

import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

/** What every plugin must meet. */
class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of({{main}}.class){{contract}};

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }
}
