package org.reprise.core.plugins;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.reprise.spi.AlgorithmInfo;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ClaimDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;

/**
 * Refuses a specification with holes: the packager writes none, and what reads specifications need not look for them.
 */
final class SpecificationGuard {
    private SpecificationGuard() {}

    static void check(PluginSpecification s) throws PluginRefused {
        need("plugin", s.id(), s.version(), s.requires(), s.dependencies(), s.description());
        if (s.paper() != null) {
            PaperInfo p = s.paper();
            need("paper", p.id(), p.title(), p.authors(), p.venue(), p.link(), p.summary());
        }
        for (ProblemInfo p : s.problems()) {
            need("problem", p.id(), p.title(), p.description(), p.type());
        }
        for (AlgorithmDescription a : s.algorithms()) {
            need("algorithm", a.info(), a.type(), a.problem(), a.parameters());
            AlgorithmInfo info = a.info();
            need("algorithm", info.id(), info.title(), info.description(), info.reference());
            parameters(a.parameters());
        }
        for (ExperimentDescription e : s.experiments()) {
            need("experiment", e.info(), e.type(), e.problem(), e.configuration());
            need(
                    "experiment",
                    e.info().id(),
                    e.info().title(),
                    e.info().description(),
                    e.info().metrics());
            for (var metric : e.info().metrics()) {
                need("metric", metric.name(), metric.description(), metric.unit());
            }
            parameters(e.configuration());
        }
        for (ClaimDescription c : s.claims()) {
            need("claim", c.id(), c.statement(), c.source(), c.relation(), c.statistic(), c.parts(), c.presets());
        }
        for (DatasetInfo d : s.datasets()) {
            need("data set", d.id(), d.title(), d.kind(), d.licence(), d.files(), d.howToGet());
        }
        unique("problem", s.problems(), ProblemInfo::id);
        unique("algorithm", s.algorithms(), a -> a.info().id());
        unique("experiment", s.experiments(), e -> e.info().id());
        unique("claim", s.claims(), ClaimDescription::id);
        unique("data set", s.datasets(), DatasetInfo::id);
    }

    private static void parameters(List<ParameterInfo> parameters) throws PluginRefused {
        for (ParameterInfo p : parameters) {
            need("parameter", p.name(), p.type(), p.description(), p.byDefault(), p.unit(), p.choices(), p.datasets());
        }
        unique("parameter", parameters, ParameterInfo::name);
    }

    private static void need(String what, Object... parts) throws PluginRefused {
        for (Object part : parts) {
            if (part == null) {
                throw new PluginRefused("The specification cannot be read: a part of a " + what + " is missing");
            }
        }
    }

    private static <T> void unique(String what, List<T> items, Function<T, String> id) throws PluginRefused {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(id.apply(item))) {
                throw new PluginRefused("The specification has the " + what + " '" + id.apply(item) + "' twice");
            }
        }
    }
}
