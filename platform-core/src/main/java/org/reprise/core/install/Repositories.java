package org.reprise.core.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The repositories that plugins come from: the distribution's own, and those of the user. */
public final class Repositories {
    /** Name of the repository that the distribution carries. */
    public static final String DISTRIBUTION = "distribution";

    private final NamedTexts file;
    private final Path distribution;
    private final Fetcher fetcher;
    private final Map<String, List<Release>> read = new TreeMap<>();
    private final Map<String, RepriseException> failed = new LinkedHashMap<>();

    Repositories(NamedTexts file, Path distribution, Fetcher fetcher) {
        this.file = file;
        this.distribution = distribution;
        this.fetcher = fetcher;
    }

    /** Addresses by name, the distribution's first. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        if (distribution != null && Files.isRegularFile(distribution.resolve(IndexFile.NAME))) {
            all.put(DISTRIBUTION, distribution.toUri().toString());
        }
        all.putAll(file.read());
        return all;
    }

    /** Adds a repository, after reading its index once. */
    public void add(String name, String address) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "'" + name + "' is no name for a repository",
                    "Use lower-case words joined by hyphens.");
        }
        if (all().containsKey(name)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "There is a repository '" + name + "' already: " + all().get(name),
                    "Choose another name, or remove it first.");
        }
        String place = folder(Fetcher.address(address)).toString();
        releases(name, place);
        Map<String, String> own = new TreeMap<>(file.read());
        own.put(name, place);
        file.write(own);
    }

    /** Forgets a repository; what was installed from it stays. */
    public void remove(String name) {
        Map<String, String> own = new TreeMap<>(file.read());
        if (own.remove(name) == null) {
            if (name.equals(DISTRIBUTION)) {
                throw new RepriseException(
                        ErrorCode.BAD_VALUE,
                        "The distribution's own repository cannot be removed",
                        "It is a folder of this installation and never asks the network.");
            }
            throw Names.unknown(ErrorCode.UNKNOWN_NAME, "repository", name, List.copyOf(own.keySet()));
        }
        file.write(own);
    }

    /** The releases of all repositories that can be read; see {@link #failures}. */
    public List<Release> releases() {
        List<Release> releases = new ArrayList<>();
        all().forEach((name, address) -> {
            try {
                if (!failed.containsKey(name)) {
                    releases.addAll(releases(name, address));
                }
            } catch (RepriseException e) {
                failed.put(name, e);
            }
        });
        return releases;
    }

    /** Repositories that could not be read when they were asked, with the reason. */
    public Map<String, RepriseException> failures() {
        return failed;
    }

    /** Digests of the zips that the distribution carries. */
    Set<String> carried() {
        String address = all().get(DISTRIBUTION);
        try {
            return address == null
                    ? Set.of()
                    : releases(DISTRIBUTION, address).stream()
                            .map(Release::sha256)
                            .collect(Collectors.toCollection(TreeSet::new));
        } catch (RepriseException e) {
            failed.put(DISTRIBUTION, e);
            return Set.of();
        }
    }

    private List<Release> releases(String name, String address) {
        List<Release> known = read.get(name);
        if (known == null) {
            known = download(name, URI.create(address));
            read.put(name, known);
        }
        return known;
    }

    private List<Release> download(String name, URI address) {
        URI index = address.resolve(IndexFile.NAME);
        Path copy = null;
        try {
            copy = Files.createTempFile("reprise-index-", ".json");
            fetcher.fetch(index, copy, IndexFile.MAX_BYTES);
            return IndexFile.read(Files.readString(copy), index, name);
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_REPOSITORY,
                    "The index of the repository '" + name + "' cannot be read from " + index + ": " + e.getMessage(),
                    "Check the address and the network; installed plugins work without it.",
                    e);
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            // A small file among the system's temporary ones.
            return;
        }
    }

    /** The folder of an index, ending in a slash. */
    private static URI folder(URI address) {
        String text = address.toString();
        if (text.endsWith("/" + IndexFile.NAME)) {
            text = text.substring(0, text.length() - IndexFile.NAME.length());
        }
        return URI.create(text.endsWith("/") ? text : text + "/");
    }
}
