package org.reprise.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Reads all that a process prints, however much: messages are passed on, of the rest the last lines are kept. */
final class ChildOutput implements Runnable {
    private static final int LONGEST = 1 << 16;
    private static final int LINES = 200;
    private static final int CRASH_LINES = 30;

    private final InputStream in;
    private final Consumer<Message> messages;
    private final Deque<String> tail = new ArrayDeque<>();
    private final List<String> crash = new ArrayList<>();

    ChildOutput(InputStream in, Consumer<Message> messages) {
        this.in = in;
        this.messages = messages;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[1 << 16];
        byte[] line = new byte[LONGEST];
        int length = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        take(new String(line, 0, length, StandardCharsets.UTF_8));
                        length = 0;
                    } else if (length < LONGEST) {
                        // What is longer than any message is cut.
                        line[length++] = buffer[i];
                    }
                }
            }
        } catch (IOException e) {
            // The process is gone.
        }
        take(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    private void take(String line) {
        Message message = Message.read(line);
        if (message != null) {
            messages.accept(message);
        } else if (!line.isBlank()) {
            synchronized (tail) {
                if (line.startsWith("#") && crash.size() < CRASH_LINES) {
                    crash.add(line);
                }
                tail.add(line.length() > 500 ? line.substring(0, 500) : line);
                if (tail.size() > LINES) {
                    tail.poll();
                }
            }
        }
    }

    /** The last lines that are not messages, and before them the head of a crash report of the JVM, if any. */
    List<String> tail() {
        synchronized (tail) {
            List<String> lines = new ArrayList<>(crash);
            lines.addAll(tail);
            return lines;
        }
    }
}
