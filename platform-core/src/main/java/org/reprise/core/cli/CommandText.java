package org.reprise.core.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The command line as typed, quoted for a shell. */
final class CommandText {
    private static String typed = "reprise";

    private CommandText() {}

    static void remember(String[] arguments) {
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

    private static String quote(String argument) {
        return argument.matches("[A-Za-z0-9_./=,:+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
