package org.reprise.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.reprise.spi.specification.PluginSpecification;

/** Checks the files of an unpacked plugin against its specification and against what the host brings. */
final class ContentChecks {
    private static final String INDEX = "META-INF/extensions.idx";
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|so\\.\\d[\\d.]*|dll|dylib|jnilib)");
    private static final Pattern ONNX_RUNTIME = Pattern.compile("(lib)?onnxruntime", Pattern.CASE_INSENSITIVE);
    private static final long LARGE = 64L << 20;
    /** The class-file version of Java 1 is 45. */
    private static final int FIRST_MAJOR = 44;

    private final Path folder;
    private final List<Finding> findings;
    private final Set<String> hostClasses = new TreeSet<>();
    private final Set<String> natives = new TreeSet<>();
    private final Set<String> runtimes = new TreeSet<>();
    private final ApiLinks links = new ApiLinks(ContentChecks.class.getClassLoader());
    private int newest;

    private ContentChecks(Path folder, List<Finding> findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /** Looks at all files; adds to the findings and returns their size. */
    static long run(Path folder, PluginSpecification specification, List<Finding> findings) throws IOException {
        ContentChecks checks = new ContentChecks(folder, findings);
        long size = checks.files();
        checks.report(size);
        if (specification != null) {
            checks.index(specification);
        }
        return size;
    }

    private long files() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        long size = 0;
        Path classes = folder.resolve("classes");
        for (Path file : files) {
            size += Files.size(file);
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (file.startsWith(classes) && name.endsWith(".class")) {
                String type = classes.relativize(file).toString().replace('\\', '/');
                host(type, "classes/");
                code(type, Files.readAllBytes(file));
            } else if (file.startsWith(folder.resolve("lib")) && name.endsWith(".jar")) {
                jar(file);
            } else if (NATIVE.matcher(name).matches()) {
                library(file.getFileName().toString(), folder.relativize(file).toString());
            }
        }
        return size;
    }

    private void jar(Path file) throws IOException {
        String place = "lib/" + file.getFileName();
        try (ZipFile jar = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(".class")) {
                    host(name, place + "!/");
                    major(jar, entry, name);
                } else if (NATIVE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                    library(name.substring(name.lastIndexOf('/') + 1), place);
                }
            }
        } catch (IOException e) {
            findings.add(Finding.error("The library " + place + " cannot be read: " + e, "Build the plugin again."));
        }
    }

    private void library(String name, String place) {
        (ONNX_RUNTIME.matcher(name).lookingAt() ? runtimes : natives).add(place);
    }

    private void major(ZipFile jar, ZipEntry entry, String name) throws IOException {
        // Classes under META-INF/versions are for newer Javas only.
        if (!name.startsWith("META-INF/")) {
            try (InputStream in = jar.getInputStream(entry)) {
                byte[] head = in.readNBytes(8);
                if (head.length == 8) {
                    newest = Math.max(newest, (head[6] & 0xff) << 8 | head[7] & 0xff);
                }
            }
        }
    }

    private void code(String type, byte[] content) {
        try {
            ClassConstants constants = ClassConstants.read(content);
            newest = Math.max(newest, constants.major());
            links.check(constants);
        } catch (IOException e) {
            findings.add(Finding.error(
                    "The class classes/" + type + " cannot be read: " + e.getMessage(), "Build the plugin again."));
        }
    }

    private void host(String entry, String place) {
        if (HostWindow.shares(entry.replace('/', '.'))) {
            int end = entry.lastIndexOf('/');
            hostClasses.add(place + entry.substring(0, end));
        }
    }

    private void report(long size) {
        if (!hostClasses.isEmpty()) {
            findings.add(Finding.error(
                    "The zip packs classes that the host brings: " + some(hostClasses),
                    "Give the dependency the scope 'provided', or exclude it from the library that drags it in."));
        }
        if (!runtimes.isEmpty()) {
            findings.add(Finding.error(
                    "The zip packs ONNX Runtime: " + some(runtimes),
                    "A process can have only one, and the host brings it: exclude com.microsoft.onnxruntime, and run"
                            + " models with Trial.models()."));
        }
        if (!natives.isEmpty()) {
            findings.add(Finding.warning(
                    "The zip packs native libraries: " + some(natives),
                    "Native code runs outside the JVM's checks, for the systems that it was built for alone: trust its"
                            + " origin, or use Trial's own means."));
        }
        if (!links.missing().isEmpty()) {
            findings.add(Finding.error(
                    "The plugin was built for another version of the plugin API; this platform lacks "
                            + some(links.missing()),
                    "Get a version of the plugin for this platform, or build it again against it."));
        }
        int java = Runtime.version().feature();
        if (newest - FIRST_MAJOR > java) {
            findings.add(Finding.error(
                    "The plugin needs Java " + (newest - FIRST_MAJOR) + ", and this is Java " + java,
                    "Use a newer Java, or build the plugin with --release 17."));
        }
        if (size > LARGE) {
            findings.add(Finding.warning(
                    "The plugin is " + (size >> 20) + " MiB unpacked",
                    "Data belong into data sets that are fetched on demand, and libraries that it does not use can be"
                            + " excluded."));
        }
    }

    private void index(PluginSpecification specification) throws IOException {
        Path file = folder.resolve("classes").resolve(INDEX);
        Set<String> listed = new TreeSet<>();
        if (Files.isRegularFile(file)) {
            Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(listed::add);
        }
        Set<String> specified = new TreeSet<>();
        specification.algorithms().forEach(a -> specified.add(a.type()));
        specification.experiments().forEach(e -> specified.add(e.type()));
        for (String type : specified) {
            if (!listed.contains(type)) {
                findings.add(Finding.error(
                        "The specification names the extension " + type + ", but " + INDEX + " does not",
                        "Put @Extension on the class and build the plugin again with annotation processing on."));
            }
        }
        for (String type : listed) {
            if (!Files.isRegularFile(folder.resolve("classes").resolve(type.replace('.', '/') + ".class"))) {
                findings.add(Finding.error(
                        INDEX + " names the class " + type + ", which is not in the zip",
                        "Build the plugin again from scratch: mvn clean package."));
            }
        }
        if (specification.paper() != null && listed.equals(specified)) {
            findings.add(Finding.error(
                    "The specification has a paper, but no class in " + INDEX + " can be one",
                    "Put @Extension on the class that implements Paper and build the plugin again."));
        }
    }

    private static String some(Set<String> names) {
        int shown = 3;
        String text = String.join(", ", names.stream().limit(shown).toList());
        return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
    }
}
