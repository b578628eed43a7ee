package org.reprise.core.install;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;

/** Problem types and data sets have one id across all plugins: nobody may take another's. */
final class Overlaps {
    private Overlaps() {}

    static void refuse(PluginCatalog catalog) {
        refuse(catalog, "problem type", s -> s.problems().stream()
                .map(ProblemInfo::id)
                .toList());
        refuse(catalog, "data set", s -> s.datasets().stream()
                .map(DatasetInfo::id)
                .toList());
    }

    private static void refuse(
            PluginCatalog catalog, String what, Function<PluginSpecification, Iterable<String>> ids) {
        Map<String, String> owners = new HashMap<>();
        for (InstalledPlugin plugin : catalog.plugins()) {
            for (String id : ids.apply(plugin.specification())) {
                String other = owners.putIfAbsent(id, plugin.id());
                if (other != null) {
                    throw new RepriseException(
                            ErrorCode.PLUGIN_CONFLICT,
                            "The plugins '" + other + "' and '" + plugin.id() + "' both define the " + what + " '" + id
                                    + "'",
                            "Use one of them: 'reprise plugin disable' or 'remove' takes the other away.");
                }
            }
        }
    }
}
