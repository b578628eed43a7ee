package org.reprise.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.reprise.core.data.DataCatalog;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Registry;
import org.reprise.spi.Datasets;
import org.reprise.spi.Incubating;
import org.reprise.spi.Models;
import org.reprise.spi.Setup;
import org.reprise.spi.specification.PluginSpecification;

/**
 * Boots the real host with a plugin for the tests of a class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PluginUnderTest PLUGIN = PluginUnderTest.of(MySolver.class).with(SinkhornNewtonSparse.class);
 * }</pre>
 *
 * <p>Tests may take a {@link TestHost}, a {@link FakeClock} or a {@link Datasets} as a parameter.
 */
@Incubating
public final class PluginUnderTest implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private final Class<?> member;
    private final List<Class<?>> others = new ArrayList<>();
    private final List<Class<?>> shared = new ArrayList<>();
    private final List<Class<?>> libraries = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<String> rare = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private boolean distribution;
    private String paper;
    private String preset = "quick";
    private int iterations = 12;
    private Path folder;
    private TestHost host;
    private PluginHost plugins;

    private PluginUnderTest(Class<?> member) {
        this.member = member;
    }

    /** The plugin that a class belongs to. */
    public static PluginUnderTest of(Class<?> member) {
        return new PluginUnderTest(member);
    }

    /** Plugins that it needs, or on whose problems it is tried: a class of each. */
    public PluginUnderTest with(Class<?>... members) {
        others.addAll(List.of(members));
        return this;
    }

    /**
     * All plugins of the distribution in the folder that the system property {@code reprise.home} names, but those that
     * are named as classes.
     */
    public PluginUnderTest withDistribution() {
        distribution = true;
        return this;
    }

    /** Shared plugins that it builds on: a class of each. The first of them packs the libraries. */
    public PluginUnderTest buildsOn(Class<?>... members) {
        shared.addAll(List.of(members));
        return this;
    }

    /** Libraries that the plugin packs, or the first that it builds on: a class of each. */
    public PluginUnderTest libraries(Class<?>... members) {
        libraries.addAll(List.of(members));
        return this;
    }

    /** Where a rival without experiments of its own is tried: parts of another paper's preset. */
    public PluginUnderTest on(String otherPaper, String... itsParts) {
        paper = otherPaper;
        parts.addAll(List.of(itsParts));
        return this;
    }

    /** The preset that trials are taken from; {@code quick} by default. */
    public PluginUnderTest preset(String name) {
        preset = name;
        return this;
    }

    /** Sets a configuration key or a parameter, to make the contract's trials small. */
    public PluginUnderTest set(String key, String value) {
        values.put(key, List.of(value));
        return this;
    }

    /** Iterations of the contract's trials; 12 by default. */
    public PluginUnderTest iterations(int count) {
        iterations = count;
        return this;
    }

    /** Counters and records of rare events, which the contract's short trials need not show. */
    public PluginUnderTest sometimes(String... names) {
        rare.addAll(List.of(names));
        return this;
    }

    List<String> rare() {
        return rare;
    }

    /** The host. */
    public TestHost host() {
        return host;
    }

    /** The plugins' code. */
    public PluginHost plugins() {
        return plugins;
    }

    /** The plugin in the registry. */
    public Registry.Entry entry() {
        String id = identity();
        return host.platform().registry().entries().stream()
                .filter(entry -> entry.ref().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The plugin '" + id + "' is set aside: "
                        + host.platform().setAside()));
    }

    /** What the plugin says of itself. */
    public PluginSpecification specification() {
        return entry().specification();
    }

    /** Data sets of the installed plugins that are on this machine. */
    public Datasets datasets() {
        DataCatalog catalog = host.platform().data(plugins);
        return catalog::load;
    }

    /** A setup with the host's data sets. */
    public Setup setup(long seed) {
        FakeSetup plain = new FakeSetup(seed);
        Datasets datasets = datasets();
        return new Setup() {
            @Override
            public RandomGenerator random(String stream) {
                return plain.random(stream);
            }

            @Override
            public Datasets datasets() {
                return datasets;
            }

            @Override
            public Models models() {
                return plain.models();
            }
        };
    }

    Path folder() {
        return folder;
    }

    int iterations() {
        return iterations;
    }

    String presetName() {
        return preset;
    }

    /** The paper on whose problems it is tried; null for a plugin without algorithms and experiments. */
    String paper() {
        if (paper != null) {
            return paper;
        }
        return specification().paper() == null ? null : specification().id();
    }

    Overrides overrides() {
        boolean rival = paper != null;
        List<String> own =
                specification().algorithms().stream().map(a -> a.info().id()).toList();
        return new Overrides(parts, rival ? own : List.of(), values, List.of(0L), Map.of());
    }

    private String identity() {
        return PluginZip.id(member);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("reprise-plugin-");
        List<Class<?>> members = new ArrayList<>(shared);
        members.add(member);
        members.addAll(others);
        host = TestHost.of(folder, libraries, distribution ? zips() : List.of(), members.toArray(Class<?>[]::new));
        plugins = host.platform().startPlugins();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        plugins.close();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(PluginUnderTest::delete);
        }
    }

    private static List<Path> zips() throws IOException {
        String home = System.getProperty("reprise.home");
        if (home == null) {
            throw new IllegalStateException(
                    "The system property reprise.home is not set: name the folder of the distribution in the"
                            + " configuration of maven-surefire-plugin");
        }
        try (Stream<Path> list = Files.list(Path.of(home, "plugins"))) {
            return list.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestHost.class || type == FakeClock.class || type == Datasets.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestHost.class ? host : type == FakeClock.class ? new FakeClock() : datasets();
    }
}
