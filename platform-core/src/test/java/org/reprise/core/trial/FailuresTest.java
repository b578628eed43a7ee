package org.reprise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.core.store.SampleRuns;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class FailuresTest {
    @Test
    void aMethodThatTheApiDoesNotHaveIsAPluginForAnotherApi() {
        RepriseException error =
                Failures.of(SampleRuns.trial(0), new NoSuchMethodError("'void org.reprise.spi.Trial.celebrate(int)'"));

        assertThat(error.code()).isEqualTo(ErrorCode.PLUGIN_INVALID);
        assertThat(error)
                .hasMessageContaining("another version of the plugin API")
                .hasMessageContaining("celebrate");
        assertThat(error.hint()).contains("plugin verify");
    }

    @Test
    void whatItsOwnLibrariesLackIsThePluginsFault() {
        RepriseException error = Failures.of(SampleRuns.trial(0), new NoClassDefFoundError("com/example/Missing"));

        assertThat(error.code()).isEqualTo(ErrorCode.PLUGIN_FAILED);
    }
}
