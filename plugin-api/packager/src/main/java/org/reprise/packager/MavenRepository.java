package org.reprise.packager;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Lays the build's artifacts out as a Maven repository: what authors of plugins compile against, with the parents that
 * their builds inherit from. Libraries of others come from Maven Central.
 */
public final class MavenRepository {
    private final Path target;
    private final String leftOut;

    private MavenRepository(Path target, String leftOut) {
        this.target = target;
        this.leftOut = leftOut;
    }

    /**
     * Copies a module and all modules below it.
     *
     * @param args folder of the root module, folder of the repository, name of a module to leave out
     */
    public static void main(String[] args) throws IOException {
        new MavenRepository(Path.of(args[1]), args[2]).module(Path.of(args[0]), null);
    }

    private void module(Path folder, String parentVersion) throws IOException {
        Path pom = folder.resolve("pom.xml");
        Element project = read(pom);
        String id = text(project, "artifactId");
        String version = text(project, "version") == null ? parentVersion : text(project, "version");
        if (id == null || version == null) {
            throw new IllegalStateException(pom + " has no artifactId or version");
        }
        String place = "org/reprise/" + id + "/" + version + "/" + id + "-" + version;
        put(pom, target.resolve(place + ".pom"));
        Path jar = folder.resolve("target").resolve(id + "-" + version + ".jar");
        boolean packsNone = "pom".equals(text(project, "packaging"));
        if (Files.exists(jar)) {
            put(jar, target.resolve(place + ".jar"));
        } else if (!packsNone) {
            throw new IllegalStateException(jar + " is not built yet: run Maven up to the phase package");
        }
        for (String module : modules(project)) {
            if (!module.equals(leftOut)) {
                module(folder.resolve(module), version);
            }
        }
    }

    private static void put(Path file, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        // Maven warns where there is no checksum, and knows no better one everywhere.
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            Files.writeString(
                    place.resolveSibling(place.getFileName() + ".sha1"),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }

    private static Element read(Path pom) throws IOException {
        try (InputStream in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + " cannot be read", e);
        }
    }

    private static List<String> modules(Element project) {
        List<String> modules = new ArrayList<>();
        for (Node list : children(project, "modules")) {
            children(list, "module")
                    .forEach(module -> modules.add(module.getTextContent().strip()));
        }
        return modules;
    }

    private static String text(Element project, String name) {
        List<Node> found = children(project, name);
        return found.isEmpty() ? null : found.get(0).getTextContent().strip();
    }

    private static List<Node> children(Node parent, String name) {
        List<Node> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                found.add(node);
            }
        }
        return found;
    }
}
