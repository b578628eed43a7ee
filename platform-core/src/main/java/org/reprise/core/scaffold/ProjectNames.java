package org.reprise.core.scaffold;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * The names of a new project.
 *
 * @param id plugin id
 * @param group Maven group, to which the package belongs as well
 */
public record ProjectNames(String id, String group) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    /** Checks both. */
    public ProjectNames {
        if (!ID.matcher(id).matches()) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "'" + id + "' is no plugin id",
                    "Use lower-case words joined by hyphens that begin with a letter, such as my-solver.");
        }
        if (!GROUP.matcher(group).matches()) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE, "'" + group + "' is no Maven group", "Use a name such as org.example.");
        }
    }

    /** Package of the code. */
    String packageName() {
        return group + "." + id.replace("-", "");
    }

    /** Name of the main class. */
    String className() {
        return words(id, "");
    }

    /** The id in words. */
    String title() {
        return words(id, " ");
    }

    private static String words(String id, String between) {
        return Arrays.stream(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(between));
    }
}
