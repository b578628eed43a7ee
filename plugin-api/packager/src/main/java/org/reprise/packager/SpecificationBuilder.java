package org.reprise.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmInfo;
import org.reprise.spi.Claim;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.ModelProvider;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.PluginModel;
import org.reprise.spi.ProblemSpec;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ClaimDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ExtensionTypes;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;

/** Builds the specification of a plugin from the extensions in its classes. */
final class SpecificationBuilder {
    private static final String INDEX = "META-INF/extensions.idx";

    private final Path classes;
    private final ClassLoader loader;
    private final Map<String, ProblemInfo> problems = new TreeMap<>();
    private final List<AlgorithmDescription> algorithms = new ArrayList<>();
    private final List<ExperimentDescription> experiments = new ArrayList<>();
    private final List<ClaimDescription> claims = new ArrayList<>();
    private final List<DatasetInfo> datasets = new ArrayList<>();
    private final List<PluginModel> models = new ArrayList<>();
    private PaperInfo paper;
    private String paperType;

    SpecificationBuilder(Path classes, ClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    PluginSpecification build(PluginIdentity identity, List<String> presets) throws IOException {
        for (String name : extensions()) {
            add(load(name));
        }
        algorithms.sort(Comparator.comparing(a -> a.info().id()));
        experiments.sort(Comparator.comparing(e -> e.info().id()));
        datasets.sort(Comparator.comparing(DatasetInfo::id));
        return new PluginSpecification(
                PluginSpecification.SCHEMA,
                identity.id(),
                identity.version(),
                identity.requires(),
                identity.dependencies(),
                identity.description(),
                paper,
                List.copyOf(problems.values()),
                algorithms,
                experiments,
                claims,
                datasets,
                presets,
                ModelFiles.write(classes, identity, paper, models));
    }

    private List<String> extensions() throws IOException {
        Path index = classes.resolve(INDEX);
        if (!Files.exists(index)) {
            return List.of();
        }
        return Files.readAllLines(index).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(
                    "Extension class " + name + " cannot be loaded: " + e
                            + ". Check its dependencies, and clean the module if the class is gone.",
                    e);
        }
    }

    private void add(Class<?> type) {
        boolean known = false;
        if (Paper.class.isAssignableFrom(type)) {
            addPaper(type, (Paper) instance(type));
            known = true;
        }
        if (DatasetProvider.class.isAssignableFrom(type)) {
            datasets.addAll(((DatasetProvider) instance(type)).datasets());
            known = true;
        }
        if (ModelProvider.class.isAssignableFrom(type)) {
            models.addAll(((ModelProvider) instance(type)).models());
            known = true;
        }
        if (Algorithm.class.isAssignableFrom(type)) {
            algorithms.add(new AlgorithmDescription(
                    AlgorithmInfo.of(type),
                    type.getName(),
                    problem(type, Algorithm.class),
                    ParameterInfo.of(ExtensionTypes.argument(type, Algorithm.class, 1))));
            known = true;
        }
        if (Experiment.class.isAssignableFrom(type)) {
            experiments.add(new ExperimentDescription(
                    ExperimentInfo.of(type),
                    type.getName(),
                    problem(type, Experiment.class),
                    ParameterInfo.of(ExtensionTypes.argument(type, Experiment.class, 1))));
            known = true;
        }
        if (!known) {
            throw new IllegalStateException(
                    "Extension class " + type.getName()
                            + " is none of Paper, Algorithm, Experiment, DatasetProvider, ModelProvider: implement one or remove @Extension.");
        }
    }

    private void addPaper(Class<?> type, Paper extension) {
        if (paper != null) {
            throw new IllegalStateException("Both " + paperType + " and " + type.getName()
                    + " are papers, but a plugin reproduces one: move one to a plugin of its own.");
        }
        paper = extension.info();
        paperType = type.getName();
        for (Claim claim : extension.claims()) {
            claims.add(ClaimDescription.of(claim));
        }
    }

    /** The id of the problem type that an extension speaks of; remembers the type if this plugin defines it. */
    private String problem(Class<?> type, Class<?> contract) {
        Class<?> problem = ExtensionTypes.argument(type, contract, 0);
        ProblemSpec spec = problem.getAnnotation(ProblemSpec.class);
        if (spec == null) {
            throw new IllegalStateException("Problem type " + problem.getName() + " of " + type.getName()
                    + " has no @ProblemSpec: annotate it with @ProblemSpec(id, title, description).");
        }
        if (Files.exists(classes.resolve(problem.getName().replace('.', '/') + ".class"))) {
            ProblemInfo info = new ProblemInfo(spec.id(), spec.title(), spec.description(), problem.getName());
            ProblemInfo other = problems.putIfAbsent(spec.id(), info);
            if (other != null && !other.equals(info)) {
                throw new IllegalStateException("Problem types " + other.type() + " and " + problem.getName()
                        + " share the id '" + spec.id() + "': rename one.");
            }
        }
        return spec.id();
    }

    private static Object instance(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "Extension class " + type.getName() + " cannot be made at build time: " + e
                            + ". Papers and providers are public and have a public constructor without"
                            + " arguments that does not throw.",
                    e);
        }
    }
}
