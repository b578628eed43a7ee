package org.reprise.core.scaffold;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.core.host.Platform;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.study.Preset;
import org.reprise.core.study.Registry;
import org.reprise.core.util.Names;
import org.reprise.spi.Algorithm;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.ProblemInfo;

/**
 * What a new algorithm for a type of problems begins from: the plugin that defines the type, an algorithm to start as a
 * copy of, and a part of a preset to be tried on.
 *
 * @param problem id of the type
 * @param dependency the plugin that defines it, in PF4J's form
 * @param artifact its Maven dependency
 * @param paper the paper whose preset has the part
 * @param part the part
 * @param values what fills in the template
 */
public record Rival(
        String problem, String dependency, String artifact, String paper, String part, Map<String, String> values) {

    /**
     * Looks at what is installed; the plugin that defines the type is started, to read its classes' types.
     *
     * @param home folder of the distribution
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} if nothing defines the type or tries it
     */
    public static Rival of(Platform platform, String problem, Path home) {
        Registry registry = platform.registry();
        Registry.Entry owner = registry.entries().stream()
                .filter(entry -> problems(entry).contains(problem))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        ErrorCode.UNKNOWN_NAME,
                        "problem type",
                        problem,
                        registry.entries().stream()
                                .flatMap(entry -> problems(entry).stream())
                                .toList()));
        requireArtifact(home, owner);
        for (Registry.Entry paper : registry.papers()) {
            for (Preset.Part part : parts(platform, paper)) {
                ExperimentDescription experiment = Registry.experiment(paper, part.experiment());
                boolean needsData = experiment.configuration().stream()
                        .anyMatch(p -> !p.datasets().isEmpty());
                if (experiment.problem().equals(problem) && !needsData) {
                    return begin(platform, owner, problem, paper, part);
                }
            }
        }
        throw new RepriseException(
                ErrorCode.UNKNOWN_NAME,
                "No paper's quick preset has problems of type '" + problem + "' that need no data",
                "'reprise info " + problem + "' shows who solves it; --paper begins an experiment of your own.");
    }

    private static List<String> problems(Registry.Entry entry) {
        return entry.specification().problems().stream().map(ProblemInfo::id).toList();
    }

    private static List<Preset.Part> parts(Platform platform, Registry.Entry paper) {
        return paper.specification().presets().contains("quick")
                ? platform.preset(paper, "quick").parts()
                : List.of();
    }

    private static void requireArtifact(Path home, Registry.Entry owner) {
        if (!Files.isDirectory(
                home.resolve("maven/org/reprise").resolve(owner.ref().id()))) {
            throw new RepriseException(
                    ErrorCode.UNKNOWN_NAME,
                    "The plugin '" + owner.ref().id() + "' is not in the Maven repository " + home.resolve("maven"),
                    "Begin with another problem type, and put that plugin's own Maven dependency into the pom.xml.");
        }
    }

    private static Rival begin(
            Platform platform, Registry.Entry owner, String problem, Registry.Entry paper, Preset.Part part) {
        try (PluginHost plugins = platform.startPlugins()) {
            for (AlgorithmDescription algorithm : owner.specification().algorithms()) {
                Class<?> type = plugins.algorithm(
                                owner.ref().id(), algorithm.info().id())
                        .getClass();
                if (algorithm.problem().equals(problem) && usable(type)) {
                    return new Rival(
                            problem,
                            owner.ref().id() + "@>=" + release(owner.ref().version()) + " & <1.0.0",
                            artifact(owner),
                            paper.ref().id(),
                            part.id(),
                            values(algorithm, type));
                }
            }
        }
        throw new RepriseException(
                ErrorCode.UNKNOWN_NAME,
                "The plugin '" + owner.ref().id() + "' has no algorithm for '" + problem + "' to begin from",
                "--paper begins a problem type of your own.");
    }

    private static String release(String version) {
        return version.replaceFirst("-.*", "");
    }

    private static String artifact(Registry.Entry owner) {
        return """

                  <dependencies>
                    <!-- Defines the problem type. Provided: the plugin itself is there when this one runs. -->
                    <dependency>
                      <groupId>org.reprise</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                      <scope>provided</scope>
                    </dependency>
                  </dependencies>
                """
                .formatted(owner.ref().id(), owner.ref().version());
    }

    private static boolean usable(Class<?> type) {
        boolean plain = Arrays.stream(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0);
        return plain && Modifier.isPublic(type.getModifiers()) && signature(type) != null;
    }

    private static ParameterizedType signature(Class<?> type) {
        for (Type one : type.getGenericInterfaces()) {
            if (one instanceof ParameterizedType p && p.getRawType() == Algorithm.class) {
                return p;
            }
        }
        return null;
    }

    private static Map<String, String> values(AlgorithmDescription algorithm, Class<?> type) {
        Type[] arguments = signature(type).getActualTypeArguments();
        Class<?> parameters = (Class<?>) arguments[1];
        Map<String, String> values = new TreeMap<>();
        Set<String> imports = new TreeSet<>();
        values.put("problemType", name(arguments[0], imports));
        values.put("iterateType", name(arguments[2], imports));
        values.put("base", name(type, imports));
        values.put("baseId", algorithm.info().id());
        values.put("baseReference", algorithm.info().reference().replace("\"", "'"));
        values.put("baseParameters", name(parameters, imports));
        values.put(
                "baseDefaults",
                Arrays.stream(parameters.getRecordComponents())
                        .map(component -> literal(component, algorithm, imports))
                        .collect(Collectors.joining(", ")));
        values.put("imports", imports.stream().map(i -> "import " + i + ";\n").collect(Collectors.joining()));
        return values;
    }

    /** The name without its package, which is noted among the imports. */
    private static String name(Type type, Set<String> imports) {
        if (!(type instanceof Class<?> known) || known.isArray() || known.isPrimitive()) {
            return type.getTypeName().replace('$', '.');
        }
        Class<?> outer = known;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        if (!outer.getPackageName().equals("java.lang")) {
            imports.add(outer.getCanonicalName());
        }
        return known.getCanonicalName().substring(outer.getPackageName().length() + 1);
    }

    private static String literal(RecordComponent component, AlgorithmDescription algorithm, Set<String> imports) {
        String value = algorithm.parameters().stream()
                .filter(p -> p.name().equals(component.getName()))
                .map(ParameterInfo::byDefault)
                .findFirst()
                .orElse("");
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ParameterInfo.choice(constant).equals(value))
                    .map(constant -> name(type, imports) + "." + ((Enum<?>) constant).name())
                    .findFirst()
                    .orElse("null");
        }
        if (type == String.class) {
            return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        if (type == double.class) {
            double number = Double.parseDouble(value);
            return Double.isInfinite(number) ? "Double.POSITIVE_INFINITY" : Double.toString(number);
        }
        return type == long.class ? value + "L" : value;
    }
}
