package {{package}};

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.spi.Datasets;
import org.reprise.testkit.PluginUnderTest;

class {{main}}Test {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of({{main}}.class);

    @Test
    void hasFiveRows(Datasets datasets) {
        assertThat(datasets.table("{{id}}").rows()).isEqualTo(5);
    }
}
