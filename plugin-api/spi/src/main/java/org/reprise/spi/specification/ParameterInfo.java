package org.reprise.spi.specification;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Param;
import org.reprise.spi.RepriseException;

/**
 * A parameter of an algorithm or a configuration key of an experiment.
 *
 * @param name key, the record component's name
 * @param type {@code int}, {@code long}, {@code double}, {@code boolean}, {@code string} or {@code choice}
 * @param description what it is
 * @param byDefault default as typed; empty if required
 * @param unit unit; may be empty
 * @param min smallest value; null if unbounded
 * @param aboveMin whether {@code min} itself is refused
 * @param max largest value; null if unbounded
 * @param choices values allowed; empty for any
 * @param datasets data sets allowed; empty if it does not name one
 */
public record ParameterInfo(
        String name,
        String type,
        String description,
        String byDefault,
        String unit,
        Double min,
        boolean aboveMin,
        Double max,
        List<String> choices,
        List<String> datasets) {
    /**
     * Describes the components of a parameter record.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} for a component without {@link Param} or of a type that
     *     cannot be bound
     */
    public static List<ParameterInfo> of(Class<?> type) {
        if (!type.isRecord()) {
            throw contract(type, "is not a record");
        }
        return Arrays.stream(type.getRecordComponents())
                .map(component -> of(type, component))
                .toList();
    }

    private static ParameterInfo of(Class<?> owner, RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        if (param == null) {
            throw contract(owner, "component '" + component.getName() + "' has no @Param");
        }
        Class<?> type = component.getType();
        List<String> choices = type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(ParameterInfo::choice)
                        .toList()
                : List.of(param.choices());
        return new ParameterInfo(
                component.getName(),
                typeName(owner, component),
                param.value(),
                param.byDefault(),
                param.unit(),
                Double.isInfinite(param.min()) ? null : param.min(),
                param.aboveMin(),
                Double.isInfinite(param.max()) ? null : param.max(),
                choices,
                List.of(param.datasets()));
    }

    /** How a constant of an enum is written: lower case with hyphens. */
    public static String choice(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String typeName(Class<?> owner, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class || type == long.class || type == double.class || type == boolean.class) {
            return type.getName();
        }
        if (type == String.class) {
            return "string";
        }
        if (type.isEnum()) {
            return "choice";
        }
        throw contract(owner, "component '" + component.getName() + "' has type " + type.getName());
    }

    private static RepriseException contract(Class<?> type, String what) {
        return new RepriseException(
                ErrorCode.PLUGIN_CONTRACT,
                "Parameter type " + type.getName() + ": " + what,
                "Use a record whose components are int, long, double, boolean, String or an enum, each with @Param.");
    }
}
