package org.reprise.core.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The command line as typed, quoted for a shell. */
final class CommandText {
    private static String typed = "reprise";
    private static List<String> words = List.of();

    private CommandText() {}

    static void remember(String[] arguments) {
        words = List.of(arguments);
        typed = "reprise "
                + Arrays.stream(arguments)
                        .filter(argument -> !argument.equals("--rerun"))
                        .map(CommandText::quote)
                        .collect(Collectors.joining(" "));
    }

    /** The command that does the same again. */
    static String repeat() {
        return typed;
    }

    /**
     * Another command with the same words.
     *
     * @param command its name, instead of the first word
     * @param without options to leave out, each with its value
     */
    static String as(String command, Set<String> without) {
        StringJoiner line = new StringJoiner(" ").add("reprise").add(command);
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (without.contains(word)) {
                i++;
            } else if (!word.equals("--json") && (equals < 0 || !without.contains(word.substring(0, equals)))) {
                line.add(quote(word));
            }
        }
        return line.toString();
    }

    private static String quote(String argument) {
        return argument.matches("[A-Za-z0-9_./=,:+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
