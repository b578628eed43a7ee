package org.reprise.core.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reprise.core.plugins.PluginZip;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;

/** Plugins that define the problem type {@code twins}. */
final class Overlapping {
    private Overlapping() {}

    static Path write(Path folder, String id) {
        PluginSpecification specification = new PluginSpecification(
                1,
                id,
                "1.0.0",
                ">=0.1.0 & <1.0.0",
                "",
                "d",
                null,
                List.of(new ProblemInfo("twins", "t", "d", "x.Twins")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        try {
            return new PluginZip(id, folder).write(new ObjectMapper().writeValueAsBytes(specification));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
