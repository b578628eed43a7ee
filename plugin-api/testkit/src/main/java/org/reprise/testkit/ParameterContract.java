package org.reprise.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.binding.ParameterBinder;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.PluginSpecification;

/** Parameters of algorithms and configuration keys of experiments, tried with values that must be refused. */
final class ParameterContract {
    private ParameterContract() {}

    /** Parameters by their owner. */
    static Map<String, List<ParameterInfo>> all(PluginSpecification specification) {
        Map<String, List<ParameterInfo>> all = new LinkedHashMap<>();
        specification.algorithms().forEach(a -> all.put("algorithm " + a.info().id(), a.parameters()));
        specification
                .experiments()
                .forEach(e -> all.put("experiment " + e.info().id(), e.configuration()));
        return all;
    }

    /** Values out of range that are taken all the same, and defaults that are not. */
    static List<String> accepted(PluginSpecification specification) {
        List<String> faults = new ArrayList<>();
        all(specification).forEach((owner, parameters) -> {
            for (ParameterInfo parameter : parameters) {
                for (String bad : bad(parameter)) {
                    if (!refused(owner, parameters, parameter, bad)) {
                        faults.add(owner + ": " + parameter.name() + "=" + bad);
                    }
                }
                boolean has = !parameter.byDefault().isEmpty();
                if (has && refused(owner, parameters, parameter, parameter.byDefault())) {
                    faults.add(
                            owner + ": the default " + parameter.name() + "=" + parameter.byDefault() + " is refused");
                }
            }
        });
        return faults;
    }

    private static List<String> bad(ParameterInfo parameter) {
        List<String> bad = new ArrayList<>();
        boolean whole = parameter.type().equals("int") || parameter.type().equals("long");
        if (whole || parameter.type().equals("double")) {
            bad.add("many");
            bad.add("NaN");
        }
        if (parameter.min() != null) {
            bad.add(text(parameter.aboveMin() ? parameter.min() : parameter.min() - 1, whole));
        }
        if (parameter.max() != null) {
            bad.add(text(parameter.max() + 1, whole));
        }
        if (!parameter.choices().isEmpty()) {
            bad.add("no-such-choice");
        }
        return bad;
    }

    private static String text(double value, boolean whole) {
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean refused(String owner, List<ParameterInfo> all, ParameterInfo parameter, String value) {
        try {
            // Alone, so that required ones do not get in the way.
            ParameterBinder.resolve(
                    owner, all.stream().filter(parameter::equals).toList(), Map.of(parameter.name(), value));
            return false;
        } catch (RepriseException e) {
            return e.code() == ErrorCode.BAD_VALUE;
        }
    }
}
