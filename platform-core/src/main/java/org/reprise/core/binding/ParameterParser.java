package org.reprise.core.binding;

import java.math.BigDecimal;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;

/** Parses one value and checks its range. */
final class ParameterParser {
    private ParameterParser() {}

    static Object parse(String where, ParameterInfo parameter, String text) {
        Object value =
                switch (parameter.type()) {
                    case "int", "long" -> integer(where, parameter, text);
                    case "double" -> number(where, parameter, text);
                    case "boolean" -> truth(where, parameter, text);
                    default -> text;
                };
        if (value instanceof Number number) {
            checkRange(where, parameter, text, number.doubleValue());
        }
        if (!parameter.choices().isEmpty() && !parameter.choices().contains(text)) {
            throw bad(where, parameter, text, "one of " + String.join(", ", parameter.choices()));
        }
        if (!parameter.datasets().isEmpty()
                && !"auto".equals(text)
                && !parameter.datasets().contains(text)) {
            throw bad(where, parameter, text, "auto or one of " + String.join(", ", parameter.datasets()));
        }
        return value;
    }

    private static Object integer(String where, ParameterInfo parameter, String text) {
        try {
            BigDecimal exact = new BigDecimal(text);
            if ("int".equals(parameter.type())) {
                return exact.intValueExact();
            }
            return exact.longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw bad(where, parameter, text, "a whole number");
        }
    }

    private static Double number(String where, ParameterInfo parameter, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isNaN(value)) {
                throw bad(where, parameter, text, "a number");
            }
            return value;
        } catch (NumberFormatException e) {
            throw bad(where, parameter, text, "a number");
        }
    }

    private static Boolean truth(String where, ParameterInfo parameter, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(where, parameter, text, "true or false");
        };
    }

    private static void checkRange(String where, ParameterInfo parameter, String text, double value) {
        Double min = parameter.min();
        Double max = parameter.max();
        boolean low = min != null && (parameter.aboveMin() ? value <= min : value < min);
        boolean high = max != null && value > max;
        if (low || high) {
            throw bad(where, parameter, text, "a value " + range(parameter));
        }
    }

    /** The range in words: "above 0 and at most 1". */
    static String range(ParameterInfo parameter) {
        String low = parameter.min() == null
                ? ""
                : (parameter.aboveMin() ? "above " : "of at least ") + plain(parameter.min());
        String high = parameter.max() == null ? "" : "of at most " + plain(parameter.max());
        return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static RepriseException bad(String where, ParameterInfo parameter, String text, String expected) {
        return new RepriseException(
                ErrorCode.BAD_VALUE,
                "Parameter '" + parameter.name() + "' of " + where + " is '" + text + "'; expected " + expected,
                "It is " + parameter.description()
                        + (parameter.unit().isEmpty() ? "" : ", in " + parameter.unit())
                        + (parameter.byDefault().isEmpty() ? "." : "; default " + parameter.byDefault() + "."));
    }
}
