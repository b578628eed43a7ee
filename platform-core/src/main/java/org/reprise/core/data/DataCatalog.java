package org.reprise.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.core.data.FileSearch.Found;
import org.reprise.core.util.Names;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** All data sets on offer: finds, checks, and loads them. Safe for use by many threads. */
public final class DataCatalog {
    /** A provider and the class loader that its bundled resources are read with. */
    public record Source(DatasetProvider provider, ClassLoader loader) {}

    private static final class Entry {
        final Source source;
        final DatasetInfo info;
        SoftReference<Dataset> loaded = new SoftReference<>(null);

        Entry(Source source, DatasetInfo info) {
            this.source = source;
            this.info = info;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final DataHome home;
    private final FileSearch search;
    private final boolean offline;
    private final AutoFetch autoFetch;

    /** A catalogue of the sets of these providers; of two sets of one id the first is kept. */
    public DataCatalog(List<Source> sources, DataSettings settings) {
        home = new DataHome(settings);
        search = new FileSearch(home);
        offline = settings.offline();
        autoFetch = new AutoFetch(
                id -> fetch(id, new Downloader(DownloadLimits.UNASKED), (file, received, total) -> {}),
                DownloadLimits.UNASKED.whole());
        for (Source source : sources) {
            source.provider().datasets().forEach(i -> entries.putIfAbsent(i.id(), new Entry(source, i)));
        }
    }

    /** All sets, in the providers' order. */
    public List<DatasetInfo> datasets() {
        return entries.values().stream().map(e -> e.info).toList();
    }

    /**
     * A set's description.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} if there is none of that id
     */
    public DatasetInfo info(String id) {
        return entry(id).info;
    }

    /**
     * Where each file of a set is, by name: a path, or {@code resource:NAME}; empty if one of them is nowhere, or only
     * damaged. A file is read once, to tell whether it is the right one; that is remembered.
     */
    public Optional<Map<String, String>> locate(String id) {
        Map<String, String> places = new LinkedHashMap<>();
        for (DataFile file : info(id).files()) {
            Found found = search.find(id, file, false);
            if (found.right().isEmpty() && !bundled(file, found)) {
                return Optional.empty();
            }
            places.put(file.name(), place(file, found));
        }
        return Optional.of(places);
    }

    /**
     * Where each file of a set is, by name: a path, or {@code resource:NAME}.
     *
     * @throws RepriseException {@link ErrorCode#DATA_MISSING} if one is nowhere, {@link ErrorCode#DATA_CORRUPT} if only
     *     wrong ones of its name are there, {@link ErrorCode#UNKNOWN_NAME}
     */
    public Map<String, String> path(String id) {
        Entry entry = entry(id);
        Map<String, String> places = new LinkedHashMap<>();
        entry.info.files().forEach(f -> places.put(f.name(), place(f, found(entry, f, false))));
        return places;
    }

    /**
     * Reads all files of a set and compares their checksums; trusts no earlier comparison.
     *
     * @return by the files' names, {@code ok} and a path, or {@code ok resource:NAME}
     * @throws RepriseException {@link ErrorCode#DATA_CORRUPT} with path and both checksums of a wrong file,
     *     {@link ErrorCode#DATA_MISSING}, {@link ErrorCode#UNKNOWN_NAME}
     */
    public Map<String, String> verify(String id) {
        Entry entry = entry(id);
        Map<String, String> results = new LinkedHashMap<>();
        for (DataFile file : entry.info.files()) {
            Found found = found(entry, file, true);
            if (found.right().isEmpty()) {
                resource(entry, file);
            }
            results.put(file.name(), "ok " + place(file, found));
        }
        return results;
    }

    /** Whether all files of a set are on this machine and intact. */
    public boolean available(String id) {
        return locate(id).isPresent();
    }

    /**
     * SHA-256 over names and checksums of the files, the declared ones as far as there are: the identity of the content.
     */
    public String digest(String id) {
        StringBuilder text = new StringBuilder();
        for (DataFile file : info(id).files()) {
            String sha256 = file.sha256();
            if (sha256.isEmpty()) {
                sha256 =
                        search.find(id, file, false).right().map(search::sha256).orElse("");
            }
            text.append(file.name()).append(' ').append(sha256).append('\n');
        }
        return Content.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The set itself, checked against its SHA-256; held in memory as long as there is room.
     *
     * @throws RepriseException {@link ErrorCode#DATA_MISSING}, {@link ErrorCode#DATA_CORRUPT}, {@link ErrorCode#UNKNOWN_NAME}
     */
    public Dataset load(String id) {
        Entry entry = entry(id);
        synchronized (entry) {
            Dataset dataset = entry.loaded.get();
            if (dataset == null) {
                Map<String, DataFile> files = new LinkedHashMap<>();
                Map<String, byte[]> contents = new LinkedHashMap<>();
                for (DataFile file : entry.info.files()) {
                    files.put(file.name(), file);
                    contents.put(file.name(), content(entry, file));
                }
                dataset = entry.source.provider().assemble(entry.info, new ParsedParts(files, contents));
                entry.loaded = new SoftReference<>(dataset);
            }
            return dataset;
        }
    }

    /**
     * Downloads the files of a set that are not on this machine into the cache; a damaged one there is replaced.
     *
     * @throws RepriseException {@link ErrorCode#DOWNLOAD_FAILED}, also where the settings forbid downloads; {@link ErrorCode#DATA_CORRUPT} if a damaged file
     *     elsewhere would hide the downloaded one; {@link ErrorCode#UNKNOWN_NAME}
     */
    public void fetch(String id, ProgressListener listener) {
        fetch(id, new Downloader(DownloadLimits.ASKED), listener);
    }

    private void fetch(String id, Downloader downloader, ProgressListener listener) {
        for (DataFile file : info(id).files()) {
            Found found = search.find(id, file, false);
            if (found.right().isEmpty() && !file.urls().isEmpty()) {
                if (found.damaged().isPresent() && !found.damaged().get().startsWith(home.cache(id))) {
                    throw found.corrupt();
                }
                if (offline) {
                    throw new RepriseException(
                            ErrorCode.DOWNLOAD_FAILED,
                            "File '" + file.name() + "' of data set '" + id + "' is not downloaded: working offline",
                            "Allow downloads, or run 'reprise data add " + id + " DIR' if you have it.");
                }
                downloader.fetch(file, home.cache(id), listener);
            }
        }
    }

    /**
     * The name itself, or what {@code auto} stands for: the first preferred set on this machine that is not bundled; if
     * there is none, the first that is not bundled is downloaded, unless that is forbidden; if that fails, the first on
     * this machine.
     *
     * @return the id of a set, which is not on this machine only if none of the preferred ones is
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME}; {@link ErrorCode#BAD_VALUE} if {@code auto} has nothing
     *     to stand for
     */
    public String resolve(String name, List<String> preferred) {
        if (!name.equals("auto")) {
            return info(name).id();
        }
        if (preferred.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "'auto' stands for none of the data sets here",
                    "Name a data set; 'reprise data list' shows all.");
        }
        List<String> external =
                preferred.stream().filter(id -> !bundled(info(id))).toList();
        Optional<String> local = external.stream().filter(this::available).findFirst();
        if (local.isEmpty() && !offline && !external.isEmpty()) {
            autoFetch.attempt(external.get(0));
            local = Optional.of(external.get(0)).filter(this::available);
        }
        return local.or(() -> preferred.stream().filter(this::available).findFirst())
                .orElse(preferred.get(0));
    }

    /**
     * Checks that a folder holds intact files of a set, and remembers it.
     *
     * @throws RepriseException {@link ErrorCode#DATA_MISSING}, {@link ErrorCode#DATA_CORRUPT}, {@link ErrorCode#UNKNOWN_NAME}
     */
    public void add(String id, Path folder) {
        DatasetInfo info = info(id);
        for (DataFile file : info.files()) {
            List<Path> paths = file.fileNames().stream().map(folder::resolve).toList();
            Path path = paths.stream()
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> missing(info, file, paths));
            search.error(path, file, true).ifPresent(e -> {
                throw Corrupt.of(e);
            });
        }
        home.register(id, folder);
    }

    private Found found(Entry entry, DataFile file, boolean afresh) {
        Found found = search.find(entry.info.id(), file, afresh);
        if (found.right().isPresent() || bundled(file, found)) {
            return found;
        }
        throw found.errors().isEmpty()
                ? missing(entry.info, file, home.candidates(entry.info.id(), file))
                : found.corrupt();
    }

    private static boolean bundled(DatasetInfo info) {
        return info.files().stream().noneMatch(f -> f.resource().isEmpty());
    }

    private static boolean bundled(DataFile file, Found found) {
        return !file.resource().isEmpty() && found.damaged().isEmpty();
    }

    private static String place(DataFile file, Found found) {
        return found.right().map(Path::toString).orElse("resource:" + file.resource());
    }

    private byte[] content(Entry entry, DataFile file) {
        Optional<Path> path = found(entry, file, false).right();
        if (path.isEmpty()) {
            return resource(entry, file);
        }
        try {
            String where = path.get().toString();
            // The file may have changed without a trace in its size and time.
            return checked(file, where, Content.read(where, Files.newInputStream(path.get())));
        } catch (IOException e) {
            throw DataHome.storage(path.get(), e);
        }
    }

    private byte[] resource(Entry entry, DataFile file) {
        InputStream resource = entry.source.loader().getResourceAsStream(file.resource());
        if (resource == null) {
            throw missing(entry.info, file, List.of(Path.of(file.resource())));
        }
        return checked(file, file.resource(), Content.read(file.resource(), resource));
    }

    private static byte[] checked(DataFile file, String where, byte[] content) {
        String actual = Content.sha256(content);
        if (!file.fits(actual)) {
            throw Corrupt.at(where, "", "SHA-256 of the content is " + actual + "; expected " + file.sha256());
        }
        return content;
    }

    private static RepriseException missing(DatasetInfo info, DataFile file, List<Path> tried) {
        List<String> places = new ArrayList<>();
        tried.forEach(p -> places.add("\n  " + p));
        return new RepriseException(
                ErrorCode.DATA_MISSING,
                "File '" + file.name() + "' of data set '" + info.id() + "' is not on this machine; tried"
                        + String.join("", places),
                info.howToGet() + " Or run 'reprise data fetch " + info.id() + "', or 'reprise data add " + info.id()
                        + " DIR' if you have it.");
    }

    private Entry entry(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            List<String> near = Names.nearest(id, entries.keySet());
            throw new RepriseException(
                    ErrorCode.UNKNOWN_NAME,
                    "No data set '" + id + "'",
                    (near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ")
                            + "'reprise data list' shows all.");
        }
        return entry;
    }
}
