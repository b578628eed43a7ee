package org.reprise.core.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.reprise.spi.AlgorithmInfo;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.PluginSpecification;

/** Compiles a plugin for a test and packs it. */
public final class PluginZip {
    private final String id;
    private final Path folder;
    private final List<String> extensions = new ArrayList<>();
    private final List<AlgorithmDescription> algorithms = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final java.util.Set<String> left = new java.util.HashSet<>();
    private String version = "1.0.0";
    private String requires = ">=0.1.0 & <1.0.0";
    private String dependencies = "";
    private String pluginClass = "";
    private String classPath = System.getProperty("java.class.path");

    public PluginZip(String id, Path folder) {
        this.id = id;
        this.folder = folder;
    }

    public PluginZip version(String text) {
        version = text;
        return this;
    }

    public PluginZip requires(String range) {
        requires = range;
        return this;
    }

    public PluginZip dependencies(String list, Path... compiled) {
        dependencies = list;
        for (Path path : compiled) {
            classPath += java.io.File.pathSeparator + path;
        }
        return this;
    }

    /** Compiles against these classes before all others. */
    public PluginZip against(Path classes) {
        classPath = classes + java.io.File.pathSeparator + classPath;
        return this;
    }

    public PluginZip pluginClass(String name) {
        pluginClass = name;
        return this;
    }

    public PluginZip source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    public PluginZip extension(String className, String text) {
        extensions.add(className);
        return source(className, text);
    }

    public PluginZip algorithm(String algorithmId, String className, String text) {
        algorithms.add(new AlgorithmDescription(
                new AlgorithmInfo(algorithmId, algorithmId, "d", "r"), className, "problem", List.of()));
        return extension(className, text);
    }

    public PluginZip entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Leaves a compiled class out. */
    public PluginZip without(String path) {
        left.add(path);
        return this;
    }

    /** Leaves an extension out of the index. */
    public PluginZip unlisted(String className) {
        extensions.remove(className);
        return this;
    }

    /** Folder of the compiled classes, for a plugin that depends on this one. */
    public Path classes() {
        return folder.resolveSibling("build-" + id);
    }

    public Path write() throws IOException {
        PluginSpecification specification = new PluginSpecification(
                1,
                id,
                version,
                requires,
                dependencies,
                "A plugin",
                null,
                List.of(),
                algorithms,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return write(new ObjectMapper().writeValueAsBytes(specification));
    }

    public Path write(byte[] specification) throws IOException {
        compile();
        Files.createDirectories(folder);
        Path zip = folder.resolve(id + "-" + version + ".zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            put(out, "plugin.properties", descriptor().getBytes(StandardCharsets.UTF_8));
            put(
                    out,
                    "classes/META-INF/extensions.idx",
                    String.join("\n", extensions).getBytes(StandardCharsets.UTF_8));
            if (specification != null) {
                put(out, "classes/" + PluginSpecification.FILE, specification);
            }
            List<Path> files;
            try (var walk = Files.walk(classes())) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path path : files) {
                if (left.contains(classes().relativize(path).toString())) {
                    continue;
                }
                put(out, "classes/" + classes().relativize(path), Files.readAllBytes(path));
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
        }
        return zip;
    }

    private String descriptor() {
        return "plugin.id=" + id + "\nplugin.version=" + version + "\nplugin.requires=" + requires
                + "\nplugin.dependencies=" + dependencies + "\n"
                + (pluginClass.isEmpty() ? "" : "plugin.class=" + pluginClass + "\n");
    }

    private void compile() throws IOException {
        Files.createDirectories(classes());
        Path code = Files.createDirectories(folder.resolveSibling("src-" + id));
        List<String> args = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", classPath, "-d", classes().toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = code.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            args.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (!sources.isEmpty() && compiler.run(null, null, null, args.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the test plugin " + id + " does not compile");
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
