package org.reprise.core.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;

/** Binds texts to typed values by their {@link ParameterInfo}, and typed values to the record that declares them. */
public final class ParameterBinder {
    private ParameterBinder() {}

    /**
     * Resolves what was given, filling in defaults.
     *
     * @param where what the parameters belong to, for messages: "algorithm 'sns'"
     * @param given texts by key
     * @return typed values (Integer, Long, Double, Boolean, String) for every parameter, by key in alphabetical order
     * @throws RepriseException {@link ErrorCode#UNKNOWN_PARAMETER} or {@link ErrorCode#BAD_VALUE}
     */
    public static Map<String, Object> resolve(String where, List<ParameterInfo> parameters, Map<String, String> given) {
        List<String> known = parameters.stream().map(ParameterInfo::name).toList();
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                throw Names.unknown(ErrorCode.UNKNOWN_PARAMETER, "parameter of " + where + ":", key, known);
            }
        }
        Map<String, Object> values = new TreeMap<>();
        for (ParameterInfo parameter : parameters) {
            String text = given.getOrDefault(parameter.name(), parameter.byDefault());
            if (text.isEmpty() && !"string".equals(parameter.type())) {
                throw new RepriseException(
                        ErrorCode.BAD_VALUE,
                        "Parameter '" + parameter.name() + "' of " + where + " is required",
                        "Give it with -p " + parameter.name() + "=VALUE: " + parameter.description() + ".");
            }
            values.put(parameter.name(), ParameterParser.parse(where, parameter, text));
        }
        return values;
    }

    /**
     * Makes the record.
     *
     * @param values typed values for every component, as from {@link #resolve} or read back from JSON
     * @throws RepriseException {@link ErrorCode#BAD_VALUE} with the record's own message where its constructor refuses
     */
    public static <C extends Record> C bind(String where, Class<C> type, Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(c -> coerce(c.getType(), values.get(c.getName())))
                .toArray();
        try {
            Constructor<C> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RepriseException refused) {
                throw refused;
            }
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "The parameters of " + where + " do not fit together: "
                            + e.getCause().getMessage(),
                    "Given: " + new LinkedHashMap<>(values) + ".",
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "Cannot make " + type.getName() + ": " + e.getMessage(),
                    "Report this to the plugin's author.",
                    e);
        }
    }

    private static Object coerce(Class<?> type, Object value) {
        if (type == double.class) {
            return ((Number) value).doubleValue();
        }
        if (type == int.class) {
            return ((Number) value).intValue();
        }
        if (type == long.class) {
            return ((Number) value).longValue();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(c -> ParameterInfo.choice(c).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("choices were checked before: " + value));
        }
        return value;
    }
}
