package org.reprise.core.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where data sets are looked for and kept.
 *
 * @param home folder of the cache and of registered folders
 * @param folders folders to search before all others, in order
 * @param offline whether all downloads are forbidden
 */
public record DataSettings(Path home, List<Path> folders, boolean offline) {
    public DataSettings {
        folders = List.copyOf(folders);
    }

    /** Settings of the environment variables {@code REPRISE_HOME}, {@code XDG_CACHE_HOME} and {@code REPRISE_DATA}. */
    public static DataSettings of(Map<String, String> environment, boolean offline) {
        String home = environment.getOrDefault("REPRISE_HOME", "");
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path root = !home.isBlank()
                ? Path.of(home)
                : !cache.isBlank()
                        ? Path.of(cache, "reprise")
                        : Path.of(System.getProperty("user.home"), ".cache", "reprise");
        String data = environment.getOrDefault("REPRISE_DATA", "");
        List<Path> folders = Stream.of(data.split(Pattern.quote(File.pathSeparator)))
                .filter(s -> !s.isBlank())
                .map(Path::of)
                .toList();
        return new DataSettings(root, folders, offline);
    }
}
