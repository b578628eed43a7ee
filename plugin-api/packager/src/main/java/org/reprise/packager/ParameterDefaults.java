package org.reprise.packager;

import java.util.List;
import org.reprise.spi.specification.ParameterInfo;

/** Checks that the default of a parameter is a value that the parameter takes. */
final class ParameterDefaults {
    private ParameterDefaults() {}

    /** What is wrong with the default; null if nothing is, or there is none. */
    static String fault(ParameterInfo parameter) {
        String text = parameter.byDefault();
        if (text.isEmpty()) {
            return null;
        }
        return switch (parameter.type()) {
            case "int", "long", "double" -> number(parameter, text);
            case "boolean" -> text.equals("true") || text.equals("false") ? null : quote(text) + "true or false";
            default -> word(parameter, text);
        };
    }

    private static String number(ParameterInfo parameter, String text) {
        double value;
        try {
            value = switch (parameter.type()) {
                case "int" -> Integer.parseInt(text);
                case "long" -> Long.parseLong(text);
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            return quote(text) + "a value of type " + parameter.type();
        }
        Double min = parameter.min();
        if (min != null && !(parameter.aboveMin() ? value > min : value >= min)) {
            return quote(text) + (parameter.aboveMin() ? "above " : "at least ") + min;
        }
        if (parameter.max() != null && !(value <= parameter.max())) {
            return quote(text) + "at most " + parameter.max();
        }
        return null;
    }

    private static String word(ParameterInfo parameter, String text) {
        List<String> choices = parameter.choices();
        if (!choices.isEmpty() && !choices.contains(text)) {
            return quote(text) + "one of " + choices;
        }
        List<String> datasets = parameter.datasets();
        if (!datasets.isEmpty() && !text.equals("auto") && !datasets.contains(text)) {
            return quote(text) + "'auto' or one of " + datasets;
        }
        return null;
    }

    private static String quote(String text) {
        return "its default '" + text + "' is not ";
    }
}
