package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.data.DataCatalog;
import org.reprise.core.host.Platform;
import org.reprise.spi.DatasetInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds, fetches and checks data sets. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Lists, describes, fetches and checks data sets.",
        subcommands = {
            DataCommand.ListSets.class,
            DataCommand.Info.class,
            DataCommand.Fetch.class,
            DataCommand.Verify.class,
            DataCommand.PathOf.class,
            DataCommand.Add.class
        })
final class DataCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        return list(common);
    }

    private static int list(CommonOptions common) {
        Console console = common.console();
        DataCatalog data = Platform.open(common.offline).data();
        List<Map<String, Object>> rows = data.datasets().stream()
                .map(info -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("data set", info.id());
                    row.put("kind", info.kind());
                    row.put("where", where(data, info));
                    row.put("title", info.title());
                    return row;
                })
                .toList();
        if (console.json()) {
            console.data(rows);
        } else {
            TextTable.of(rows).lines().forEach(console::print);
        }
        return 0;
    }

    private static String where(DataCatalog data, DatasetInfo info) {
        return data.locate(info.id())
                .map(places -> places.values().stream().allMatch(p -> p.startsWith("resource:")) ? "bundled" : "here")
                .orElse("missing");
    }

    /** {@code data list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists data sets and whether they are at hand.")
    static final class ListSets implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return list(common);
        }
    }

    /** What the commands on one data set share. */
    abstract static class OnOneSet implements Callable<Integer> {
        @Mixin
        CommonOptions common;

        @Parameters(paramLabel = "ID", description = "Id of a data set; 'reprise data list' shows them.")
        String id;

        /** Does the work and returns what is printed. */
        abstract Object act(DataCatalog data, Console console);

        @Override
        public Integer call() {
            Console console = common.console();
            Object result = act(Platform.open(common.offline).data(), console);
            if (console.json()) {
                console.data(result);
            } else if (result instanceof Map<?, ?> map) {
                map.forEach((key, value) -> console.print(key + "  " + value));
            } else {
                console.print(String.valueOf(result));
            }
            return 0;
        }
    }

    /** {@code data info}. */
    @Command(
            name = "info",
            mixinStandardHelpOptions = true,
            description = "Describes a data set: licence, citation, files.")
    static final class Info extends OnOneSet {
        @Override
        Object act(DataCatalog data, Console console) {
            DatasetInfo info = data.info(id);
            if (console.json()) {
                return info;
            }
            Map<String, Object> rows = new LinkedHashMap<>();
            rows.put("data set", info.id() + " (" + info.kind() + ")");
            rows.put("title", info.title());
            rows.put("content", info.description());
            rows.put("licence", info.licence());
            rows.put("citation", info.citation());
            if (!info.howToGet().isEmpty()) {
                rows.put("how to get it", info.howToGet());
            }
            info.files().forEach(file -> rows.put("file " + file.name(), file.format() + ", sha256 " + file.sha256()));
            data.locate(id).ifPresent(places -> places.forEach((name, place) -> rows.put("found " + name, place)));
            return rows;
        }
    }

    /** {@code data fetch}. */
    @Command(
            name = "fetch",
            mixinStandardHelpOptions = true,
            description = "Downloads a data set; goes on where it stopped.")
    static final class Fetch extends OnOneSet {
        @Override
        Object act(DataCatalog data, Console console) {
            FetchProgress progress = new FetchProgress(console);
            data.fetch(id, progress::show);
            return data.locate(id).orElseThrow();
        }
    }

    /** {@code data verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Reads a data set's files and checks their SHA-256.")
    static final class Verify extends OnOneSet {
        @Override
        Object act(DataCatalog data, Console console) {
            return data.verify(id);
        }
    }

    /** {@code data path}. */
    @Command(name = "path", mixinStandardHelpOptions = true, description = "Prints where a data set's files lie.")
    static final class PathOf extends OnOneSet {
        @Override
        Object act(DataCatalog data, Console console) {
            return data.path(id);
        }
    }

    /** {@code data add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Registers a folder that holds a data set, after checking it.")
    static final class Add extends OnOneSet {
        @Parameters(index = "1", paramLabel = "DIR", description = "Folder with the files.")
        private Path folder;

        @Override
        Object act(DataCatalog data, Console console) {
            data.add(id, folder);
            return data.locate(id).orElseThrow();
        }
    }
}
