package org.reprise.core.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Hashes;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** A new project: its files by name, written into a folder that is empty or not there. */
public final class Scaffold {
    private final ProjectNames names;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    /**
     * @param names the project's names
     * @param home folder of the distribution, whose {@code maven/} it builds against
     */
    private Scaffold(ProjectNames names, Path home) {
        this.names = names;
        values.put("id", names.id());
        values.put("group", names.group());
        values.put("package", names.packageName());
        values.put("main", names.className());
        values.put("title", names.title());
        values.put("platform", Version.platform());
        values.put("home", xml(home.toAbsolutePath().normalize().toString()));
        values.put("maven", xml(home.resolve("maven").toUri().toString()));
        values.put("dependencies", "");
        values.put("artifacts", "");
        values.put("contract", "");
        values.put("sha256", Hashes.sha256(Template.read("dataset/points.csv")));
    }

    /** A plugin with an algorithm for problems that another plugin defines. */
    public static Scaffold algorithm(ProjectNames names, Path home, Rival rival) {
        Scaffold scaffold = new Scaffold(names, home);
        scaffold.values.putAll(rival.values());
        scaffold.values.put("description", "An algorithm for " + rival.problem() + " problems");
        scaffold.values.put(
                "try",
                "run " + rival.paper() + " --experiment " + rival.part() + " --algorithms " + names.id() + ","
                        + rival.values().get("baseId"));
        scaffold.values.put("dependencies", xml(rival.dependency()));
        scaffold.values.put("artifacts", rival.artifact());
        scaffold.values.put(
                "contract",
                "\n            .withDistribution()\n            .on(\"" + rival.paper() + "\", \"" + rival.part()
                        + "\")");
        if (rival.part().equals("assignment")) {
            scaffold.values.merge("contract", "\n            .set(\"n\", \"60\")", String::concat);
        }
        String kind = rival.problem().equals("transport") ? "transport" : "algorithm";
        scaffold.code(kind + "/Algorithm.java", names.className());
        if (kind.equals("transport")) {
            scaffold.test("transport/AlgorithmTest.java", names.className() + "Test");
        }
        return scaffold.common();
    }

    /** A plugin with a paper: a problem type, an algorithm, an experiment, claims and a preset. */
    public static Scaffold paper(ProjectNames names, Path home) {
        return roots(names, home, "paper", "A paper with a problem type, an algorithm, an experiment and a claim");
    }

    /** The same without claims. */
    public static Scaffold experiment(ProjectNames names, Path home) {
        return roots(names, home, "experiment", "An experiment on a problem type of its own");
    }

    /** A plugin with a data set. */
    public static Scaffold dataset(ProjectNames names, Path home) {
        Scaffold scaffold = new Scaffold(names, home);
        scaffold.values.put("description", "A data set");
        scaffold.values.put("try", "data info " + names.id());
        scaffold.code("dataset/Sets.java", names.className());
        scaffold.test("dataset/SetsTest.java", names.className() + "Test");
        scaffold.files.put("src/main/resources/data/points.csv", Template.read("dataset/points.csv"));
        return scaffold.common();
    }

    private static Scaffold roots(ProjectNames names, Path home, String kind, String description) {
        Scaffold scaffold = new Scaffold(names, home);
        scaffold.values.put("description", description);
        scaffold.values.put("try", "run " + names.id());
        scaffold.code(kind + "/Paper.java", names.className());
        scaffold.code("roots/Problem.java", "Root");
        scaffold.code("roots/Newton.java", "Newton");
        scaffold.code("roots/Experiment.java", "Numbers");
        scaffold.test("roots/NewtonTest.java", "NewtonTest");
        scaffold.file("roots/quick.yaml", "src/main/resources/presets/quick.yaml");
        return scaffold.common();
    }

    private Scaffold common() {
        test("common/ContractTest.java", "ContractTest");
        file("common/pom.xml", "pom.xml");
        file("common/README.md", "README.md");
        file("common/gitignore", ".gitignore");
        file("common/maven-settings.xml", ".github/maven-settings.xml");
        file("common/ci.yml", ".github/workflows/build.yml");
        return this;
    }

    private void code(String template, String type) {
        file(template, "src/main/java/" + names.packageName().replace('.', '/') + "/" + type + ".java");
    }

    private void test(String template, String type) {
        file(template, "src/test/java/" + names.packageName().replace('.', '/') + "/" + type + ".java");
    }

    private void file(String template, String name) {
        files.put(name, Template.fill(template, values));
    }

    /** Contents by the files' names. */
    public Map<String, String> files() {
        return files;
    }

    /** The command that tries what it offers, without the leading {@code reprise}. */
    public String command() {
        return values.get("try");
    }

    /**
     * Writes the project.
     *
     * @throws RepriseException {@link ErrorCode#BAD_VALUE} if the folder is not empty
     */
    public void write(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> list = Files.list(folder)) {
                    List<Path> there = list.limit(1).toList();
                    if (!there.isEmpty()) {
                        throw new RepriseException(
                                ErrorCode.BAD_VALUE,
                                "The folder " + folder + " is not empty",
                                "Name another with --dir, or empty it.");
                    }
                }
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
