package org.reprise.core.install;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.reprise.core.plugins.PluginVersions;
import org.reprise.core.plugins.Requirement;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * The index of a repository, {@code plugins.json}: the form of pf4j-update, with SHA-256, dependencies, size and
 * signature beside each release.
 */
final class IndexFile {
    static final String NAME = "plugins.json";
    static final long MAX_BYTES = 8L << 20;
    private static final int MAX_RELEASES = 20_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,100}");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{64}");

    private IndexFile() {}

    /** A plugin in the index; {@code projectUrl} and the like are for pf4j-update's other readers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Plugin(
            String id, String name, String description, String provider, String projectUrl, List<Item> releases) {}

    /** A release in the index. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String version,
            String date,
            String requires,
            String dependencies,
            String url,
            String sha256,
            Long size,
            Signature signature) {}

    /**
     * Reads an index. Releases that it describes badly make it useless as a whole: half an index would hide a version.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_REPOSITORY}
     */
    static List<Release> read(String text, URI address, String repository) {
        List<Release> releases = new ArrayList<>();
        try {
            Plugin[] plugins = Json.read(text, Plugin[].class);
            if (plugins == null) {
                throw malformed(repository, "it is empty", null);
            }
            for (Plugin plugin : plugins) {
                if (plugin == null || plugin.releases() == null) {
                    throw malformed(repository, "a plugin has no releases", null);
                }
                for (Item item : plugin.releases()) {
                    releases.add(release(plugin, item, address, repository));
                    if (releases.size() > MAX_RELEASES) {
                        throw malformed(repository, "it has more than " + MAX_RELEASES + " releases", null);
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw malformed(repository, e.getOriginalMessage(), e);
        } catch (StackOverflowError e) {
            throw malformed(repository, "it is nested too deeply", null);
        }
        return releases;
    }

    private static Release release(Plugin plugin, Item item, URI address, String repository) {
        String id = plugin.id();
        if (item == null || id == null || !ID.matcher(id).matches()) {
            throw malformed(repository, "'" + id + "' is no plugin id", null);
        }
        boolean known = PluginVersions.valid(item.version()) && PluginVersions.validRange(item.requires());
        if (!known || item.sha256() == null || !SHA.matcher(item.sha256()).matches() || item.url() == null) {
            throw malformed(
                    repository,
                    "a release of '" + id + "' lacks a semantic version, a range, a url or a sha256 of 64 digits",
                    null);
        }
        for (Requirement needed : Requirement.parse(item.dependencies())) {
            if (!PluginVersions.validRange(needed.range())) {
                throw malformed(repository, "'" + id + "' needs '" + needed + "', which is no range", null);
            }
        }
        try {
            return new Release(
                    id,
                    item.version(),
                    plugin.description() == null ? "" : plugin.description(),
                    item.requires() == null ? "" : item.requires(),
                    item.dependencies() == null ? "" : item.dependencies(),
                    item.sha256(),
                    item.size() == null ? -1 : item.size(),
                    item.signature(),
                    zip(address, item.url()),
                    repository);
        } catch (IllegalArgumentException e) {
            throw malformed(repository, "'" + item.url() + "' is no address", e);
        }
    }

    /** A repository elsewhere must not name files of this machine. */
    private static URI zip(URI address, String url) {
        URI zip = address.resolve(url);
        if (Fetcher.local(zip) && !Fetcher.local(address)) {
            throw new IllegalArgumentException("a local file");
        }
        return zip;
    }

    /** Writes an index; releases of one plugin stand together, the newest first. */
    static String write(List<Release> releases) {
        List<Plugin> plugins = new ArrayList<>();
        releases.stream().map(Release::id).distinct().sorted().forEach(id -> {
            List<Release> own = releases.stream()
                    .filter(release -> release.id().equals(id))
                    .sorted(Comparator.comparing(Release::version, PluginVersions::compare)
                            .reversed())
                    .toList();
            plugins.add(new Plugin(
                    id,
                    null,
                    own.get(0).description(),
                    null,
                    null,
                    own.stream().map(IndexFile::item).toList()));
        });
        return Json.readable(plugins) + "\n";
    }

    private static Item item(Release release) {
        return new Item(
                release.version(),
                null,
                release.requires(),
                release.dependencies(),
                release.address().toString(),
                release.sha256(),
                release.size(),
                release.signature());
    }

    private static RepriseException malformed(String repository, String what, Exception cause) {
        String line =
                Arrays.stream(String.valueOf(what).split("\n")).findFirst().orElse("");
        return new RepriseException(
                ErrorCode.PLUGIN_REPOSITORY,
                "The index of the repository '" + repository + "' cannot be used: " + line,
                "Tell who keeps it, or remove it: reprise plugin repo remove " + repository,
                cause);
    }
}
