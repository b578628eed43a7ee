package org.reprise.packager;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import org.reprise.spi.specification.PluginSpecification;

/** Writes what a plugin's zip says of itself; the same input gives the same bytes everywhere. */
final class SpecificationFiles {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private SpecificationFiles() {}

    static void write(Path classes, PluginSpecification specification) throws IOException {
        Path file = classes.resolve(PluginSpecification.FILE);
        Files.createDirectories(file.getParent());
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        Files.writeString(file, new ObjectMapper().writer(printer).writeValueAsString(specification) + "\n");
        Files.writeString(classes.resolve("plugin.properties"), descriptor(specification));
    }

    private static String descriptor(PluginSpecification specification) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("plugin.id", specification.id());
        properties.setProperty("plugin.version", specification.version());
        properties.setProperty("plugin.requires", specification.requires());
        properties.setProperty("plugin.dependencies", specification.dependencies());
        properties.setProperty("plugin.description", specification.description());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        // store() starts with the time of day and keeps no order.
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
