package org.reprise.core.util;

import java.util.Arrays;

/** Tells whether code of this process is ending it; a signal from outside is something else. */
public final class Exits {
    private Exits() {}

    /** Whether any thread is within {@code System.exit}. */
    public static boolean anyThread() {
        return Thread.getAllStackTraces().values().stream().anyMatch(Exits::within);
    }

    /** Whether this thread is. */
    public static boolean thread(Thread thread) {
        return within(thread.getStackTrace());
    }

    private static boolean within(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    }
}
