package org.reprise.core.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file with places to fill in: {@code {{name}}}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z0-9]+)}}");

    private Template() {}

    /** Reads a template and fills it in. */
    static String fill(String resource, Map<String, String> values) {
        return fillText(read(resource), values);
    }

    static String fillText(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing fills in " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static String read(String resource) {
        try (InputStream in = Template.class.getResourceAsStream("/org/reprise/core/scaffold/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
